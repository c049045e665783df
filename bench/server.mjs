// Answers of a compiled ThreatModel: how many requests a second the server gives, and how many from each second of one core's time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { bundleServer, CATALOG, median, sampleDocuments, startServer } from './server/start.mjs';

const ROUNDS = 3;
const SECONDS = 5;
const CONNECTIONS = 20;
const AT_LEAST = 3000;

await bundleServer();
const folder = mkdtempSync(join(tmpdir(), 'demarc-server-'));
const server = await startServer(CATALOG, folder);
try {
  for (const { name, text } of sampleDocuments([]))
    await fetch(`${server.url}/api/models?fileName=${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
  const { models } = await (await fetch(`${server.url}/api/models`)).json();
  let slowest = Number.POSITIVE_INFINITY;
  console.log(
    `${'what'.padEnd(60)}${'bytes sent'.padStart(12)}${'requests/s'.padStart(12)}${'per core s'.padStart(12)}${'p99, ms'.padStart(10)}`,
  );
  for (const model of models) {
    const path = `/api/models/${model.publisher}/${model.provider}/${model.service}/${model.version}/document`;
    const whole = { 'accept-encoding': 'br' };
    for (const [what, headers] of [
      ['whole', whole],
      ['304', { ...whole, 'if-none-match': `"${model.hash}"` }],
    ]) {
      const { requests, perCore, latency, bytes } = await measure(path, headers);
      slowest = Math.min(slowest, perCore);
      console.log(
        `${`${model.key} (${what})`.padEnd(60)}${String(bytes).padStart(12)}${requests.toFixed(0).padStart(12)}${perCore.toFixed(0).padStart(12)}${latency.toFixed(1).padStart(10)}`,
      );
    }
  }
  console.log(
    `medians of ${ROUNDS} × ${SECONDS} s, ${CONNECTIONS} connections, brotli; expected at least ${AT_LEAST} per second of one core`,
  );
  process.exitCode = slowest >= AT_LEAST ? 0 : 1;
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(path, headers) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await server.ask('processor');
    const result = await autocannon({
      url: `${server.url}${path}`,
      headers,
      connections: CONNECTIONS,
      duration: SECONDS,
      setupClient: leaveBodies,
    });
    const { seconds } = await server.ask('processor');
    if (result.errors > 0 || result['4xx'] > 0 || result['5xx'] > 0) throw new Error(`errors at ${path}`);
    rounds.push({ ...result, perCore: result.requests.total / (seconds - before.seconds) });
  }
  return {
    requests: median(rounds.map((result) => result.requests.average)),
    perCore: median(rounds.map((result) => result.perCore)),
    latency: median(rounds.map((result) => result.latency.p99)),
    bytes: Math.round(rounds[0].throughput.total / rounds[0].requests.total),
  };
}

/** The client would join every body to a text: for compressed ones that takes it ten times as long as the server takes to send them. */
function leaveBodies(client) {
  client.pipelinedRequests.addBody = () => undefined;
}
