// Documents of the complete Amazon S3: how long each format takes, and how much memory; and whether time grows with the content. From the start of the command to the written file.
// Memory is read from /proc: Linux only.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demarc } from './command/run-demarc.mjs';
import { median } from './server/start.mjs';

const ROUNDS = 3;
const MEBIBYTES = 1024;
const KINDS = ['feature_classes', 'threats', 'control_objectives', 'controls', 'actions'];
/** Format, and how many seconds it may take. */
const MAY = { pdf: 6, docx: 5, xlsx: 2, html: 5, md: 5, json: 2 };

const folder = mkdtempSync(join(tmpdir(), 'demarc-document-'));
let within = true;
try {
  console.log(
    'aws/s3, whole'.padEnd(34) +
      'seconds'.padStart(9) +
      'may'.padStart(6) +
      'MiB'.padStart(8) +
      'file'.padStart(11),
  );
  for (const [format, seconds] of Object.entries(MAY)) {
    const { time, peak, size } = await measure('aws/s3', format);
    console.log(
      `${format.padEnd(34)}${time.toFixed(2).padStart(9)}${String(seconds).padStart(6)}${peak.toFixed(0).padStart(8)}${`${(size / 1e6).toFixed(1)} MB`.padStart(11)}`,
    );
    within &&= time <= seconds && peak <= MEBIBYTES;
  }
  await growth();
  console.log(`medians of ${ROUNDS}`);
  process.exitCode = within ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The same content once, and ten times under ids of its own: the time beyond the start of the command grows by ten where it is linear. */
async function growth() {
  const exchange = join(folder, 'part.json');
  await demarc(folder, 'select', 'aws/s3', '--feature-class', 'S3.FC3,S3.FC5,S3.FC6', '-o', exchange);
  const once = JSON.parse(readFileSync(exchange, 'utf8'));
  const tenfold = join(folder, 'tenfold.json');
  writeFileSync(tenfold, JSON.stringify(times(once, 10)));
  console.log('\nten times the content');
  for (const format of ['pdf', 'docx', 'xlsx', 'html']) {
    const one = (await measure(exchange, format)).time;
    const ten = (await measure(tenfold, format)).time;
    console.log(
      `${format.padEnd(34)}${one.toFixed(2).padStart(9)} s → ${ten.toFixed(2)} s, ${(ten / one).toFixed(1)} times`,
    );
    within &&= ten / one < 12;
  }
}

/** A document several times over, each time with the ids of another service. */
function times(document, count) {
  const text = JSON.stringify(document);
  const copies = Array.from({ length: count }, (_, at) => JSON.parse(text.replaceAll('S3.', `S3-${at}.`)));
  const [first] = copies;
  const merged = { ...first };
  for (const kind of KINDS)
    merged[kind] = Array.isArray(first[kind])
      ? copies.flatMap((copy) => copy[kind])
      : Object.assign({}, ...copies.map((copy) => copy[kind]));
  return merged;
}

async function measure(model, format) {
  const file = join(folder, `out.${format}`);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const peak = await demarc(folder, 'document', model, '-o', file);
    rounds.push({ time: (performance.now() - began) / 1000, peak });
  }
  return {
    time: median(rounds.map(({ time }) => time)),
    peak: Math.max(...rounds.map(({ peak }) => peak)),
    size: statSync(file).size,
  };
}
