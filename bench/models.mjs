// 200 ThreatModels: how long until they are all listed, how much memory that takes, how long a search over them takes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleServer, CATALOG, median, sampleDocuments, startServer } from './server/start.mjs';

const COPIES = 200;
const ROUNDS = 3;
const SEARCHES = [
  'encryption',
  'data exfiltration',
  'e',
  'network access logs storage',
  'no-such-word-at-all',
];
const MAY = { seconds: 3, mebibytes: 600, search: 50 };

await bundleServer();
const folder = mkdtempSync(join(tmpdir(), 'demarc-models-'));
try {
  const { documents, bytes } = writeCopies(await samples());
  console.log(
    `${COPIES} copies of ${documents} documents, each with ids of its own, ${(bytes / 2 ** 20).toFixed(0)} MiB\n`,
  );
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure());
  const middle = (key) => median(rounds.map((figures) => figures[key]));
  const rows = [
    [
      'all listed, from the start of the server',
      `${(middle('listed') / 1000).toFixed(2)} s`,
      `${MAY.seconds} s`,
    ],
    ['peak of resident memory until then', `${middle('peakListed').toFixed(0)} MiB`, `${MAY.mebibytes} MiB`],
    ['rules, search and compression done, in the background', `${(middle('ready') / 1000).toFixed(2)} s`, ''],
    ['peak of resident memory, all in all', `${middle('peak').toFixed(0)} MiB`, `${MAY.mebibytes} MiB`],
    [
      'the slowest of the searches, median over HTTP',
      `${middle('search').toFixed(1)} ms`,
      `${MAY.search} ms`,
    ],
  ];
  for (const [what, is, may] of rows) console.log(`${what.padEnd(56)}${is.padStart(10)}${may.padStart(10)}`);
  console.log(`medians of ${ROUNDS}`);
  const within =
    middle('listed') < MAY.seconds * 1000 && middle('peak') < MAY.mebibytes && middle('search') < MAY.search;
  process.exitCode = within ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const server = await startServer(join(folder, 'no-catalog'), folder);
  const { milliseconds: listed, peak: peakListed } = await server.ask('loaded');
  const began = performance.now();
  let list = await getJson(`${server.url}/api/models`);
  if (list.models.length !== COPIES)
    throw new Error(`${list.models.length} listed, ${list.unreadable.length} unreadable`);
  while (list.models.some(({ problems }) => problems === null)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    list = await getJson(`${server.url}/api/models`);
  }
  const ready = listed + performance.now() - began;
  const search = [];
  for (const text of SEARCHES)
    search.push(await timeOfSearch(`${server.url}/api/search?q=${encodeURIComponent(text)}&limit=60`));
  const { peak } = await server.ask('memory');
  await server.close();
  return { listed, peakListed, ready, peak, search: Math.max(...search) };
}

async function timeOfSearch(url) {
  const times = [];
  for (let round = 0; round < 7; round++) {
    const began = performance.now();
    await getJson(url);
    times.push(performance.now() - began);
  }
  return median(times);
}

/** Copies of the samples into the data folder; the service's name, and with it every id, is another in each. */
function writeCopies(documents) {
  mkdirSync(join(folder, 'models'));
  let bytes = 0;
  for (let copy = 0; copy < COPIES; copy++) {
    const { text } = documents[copy % documents.length];
    const { service } = JSON.parse(text).metadata;
    const own = text
      .replaceAll(`${service}.`, `${service}${copy}.`)
      .replace(`"${service}"`, `"${service}${copy}"`);
    bytes += own.length;
    writeFileSync(join(folder, 'models', `copy-${copy}-2026-02-21.json`), own);
  }
  return { documents: documents.length, bytes };
}

/** Where no published document is at hand: our own, as the server writes it. */
async function samples() {
  const server = await startServer(CATALOG, join(folder, 'empty'));
  const { models } = await getJson(`${server.url}/api/models`);
  const own = [];
  for (const { key, publisher, provider, service, version } of models) {
    const address = `${server.url}/api/models/${publisher}/${provider}/${service}/${version}/document`;
    own.push({ name: key, text: JSON.stringify(await getJson(address)) });
  }
  await server.close();
  return sampleDocuments(own);
}

async function getJson(url) {
  return (await fetch(url)).json();
}
