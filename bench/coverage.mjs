// Coverage of 190 frameworks by 200 ThreatModels, as the page of frameworks asks for it: how long the first answer takes, how long it keeps others waiting.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleServer, median, startServer } from './server/start.mjs';

const MODELS = 200;
const OBJECTIVES = 60;
const FRAMEWORKS = 190;
const LINKS = 225;
const SCF_CONTROLS = 1090;
const ROUNDS = 3;
const MAY = { first: 5000, again: 100 };

await bundleServer();
const folder = mkdtempSync(join(tmpdir(), 'demarc-coverage-'));
try {
  writeModels();
  writeFrameworks();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure());
  const middle = (key) => median(rounds.map((figures) => figures[key]));
  console.log(
    `${MODELS} ThreatModels of ${OBJECTIVES} objectives × ${FRAMEWORKS} frameworks of ${LINKS} links; ${rounds[0].reached} frameworks reached\n`,
  );
  const rows = [
    ['list with coverage, first answer', middle('first'), MAY.first],
    ['the same again', middle('again'), MAY.again],
    ['longest that another request waited meanwhile', middle('waited'), undefined],
  ];
  for (const [what, is, may] of rows)
    console.log(
      `${what.padEnd(56)}${`${is.toFixed(0)} ms`.padStart(10)}${(may === undefined ? '' : `${may} ms`).padStart(10)}`,
    );
  console.log(`medians of ${ROUNDS}, ThreatModels read before`);
  process.exitCode = middle('first') < MAY.first && middle('again') < MAY.again ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const server = await startServer(join(folder, 'no-catalog'), folder);
  await server.ask('loaded');
  let list = await getJson(`${server.url}/api/models`);
  while (list.models.some(({ problems }) => problems === null)) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    list = await getJson(`${server.url}/api/models`);
  }
  let waited = 0;
  let done = false;
  const others = (async () => {
    while (!done) {
      const began = performance.now();
      await getJson(`${server.url}/health`);
      waited = Math.max(waited, performance.now() - began);
    }
  })();
  const [first, answer] = await timed(`${server.url}/api/frameworks`);
  const [again] = await timed(`${server.url}/api/frameworks`);
  done = true;
  await others;
  await server.close();
  if (answer.models !== MODELS) throw new Error(`coverage over ${answer.models} ThreatModels`);
  const reached = answer.frameworks.filter(({ coverage }) => coverage.reached > 0).length;
  return { first, again, waited, reached };
}

async function timed(url) {
  const began = performance.now();
  const answer = await getJson(url);
  return [performance.now() - began, answer];
}

async function getJson(url) {
  return (await fetch(url)).json();
}

/** The n-th id of an SCF control; any numbers will do that spread. */
function scfId(n) {
  return `SCF-${n % SCF_CONTROLS}`;
}

function writeModels() {
  mkdirSync(join(folder, 'models'));
  for (let model = 0; model < MODELS; model++) {
    const objectives = Object.fromEntries(
      Array.from({ length: OBJECTIVES }, (_, at) => [
        `M${model}.CO${at + 1}`,
        {
          description: 'What is achieved',
          scf: Array.from({ length: 6 }, (_, n) => scfId(model * 7 + at * 31 + n * 101)),
        },
      ]),
    );
    const document = {
      metadata: {
        release: '1',
        provider: 'acme',
        service: `M${model}`,
        service_name: `Service ${model}`,
        source: 'https://example.com',
      },
      scorecard: {},
      feature_classes: { [`M${model}.FC1`]: { name: 'All', description: 'All', class_relationship: [] } },
      threats: {},
      control_objectives: objectives,
      controls: {},
      actions: {},
    };
    writeFileSync(join(folder, 'models', `m${model}-2026-01-01.json`), JSON.stringify(document));
  }
}

/** An import as it is kept in the data folder. */
function writeFrameworks() {
  const frameworks = Array.from({ length: FRAMEWORKS }, (_, at) => ({
    id: `framework-${at}`,
    version: '1',
    title: `Framework ${at}`,
    requirements: Array.from({ length: LINKS / 2 }, (_, n) => ({ id: `${at}.${n}` })),
  }));
  const mappings = frameworks.map(({ id, requirements }, at) => ({
    from: { kind: 'scf', version: '2099.1' },
    to: `${id}@1`,
    source: 'bench',
    links: Array.from({ length: LINKS }, (_, n) => ({
      from: scfId(at * 13 + n * 17),
      to: requirements[n % requirements.length].id,
    })),
  }));
  mkdirSync(join(folder, 'frameworks'));
  const file = {
    name: 'scf-2099.1',
    kind: 'scf',
    license: 'bench',
    scfControls: Array.from({ length: SCF_CONTROLS }, (_, n) => scfId(n)),
    frameworks,
    mappings,
  };
  writeFileSync(join(folder, 'frameworks', 'scf-2099.1.json'), JSON.stringify(file));
}
