// A registry mirror may hold only some platforms' builds of a package; `npm install` then leaves the others out of the
// lockfile and `npm ci` refuses it. This adds what is missing: name, version and platform, as the package names them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const added = [];
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const found = [`${place}/node_modules/${name}`, ...placesAbove(place, name)].find(
      (one) => lock.packages[one],
    );
    if (found && satisfies(lock.packages[found].version, version)) continue;
    const [target] = placesAbove(place, name);
    lock.packages[target] = { version, ...platformOf(name), ...(entry.dev && { dev: true }), optional: true };
    added.push(name);
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
console.log(added.length === 0 ? 'the lockfile is complete' : `added ${added.length}: ${added.join(', ')}`);

/** The platform that a package's name ends in, as npm's fields; nothing where it names none. */
function platformOf(name) {
  const words = (name.split('/').at(-1) ?? name).split(/[-_]/);
  const os = systems.find((one) => words.includes(one) || (one === 'win32' && words.includes('windows')));
  const cpu = processors.find((one) => words.includes(one));
  const musl = words.some((word) => word.startsWith('musl'));
  const gnu = os === 'linux' && words.some((word) => word.startsWith('gnu'));
  return {
    ...(os && { os: [os] }),
    ...(cpu && { cpu: [cpu] }),
    ...(musl && { libc: ['musl'] }),
    ...(gnu && { libc: ['glibc'] }),
  };
}

/** Where a package is looked for, nearest first, from the place of the one that asks for it. */
function placesAbove(place, name) {
  const parts = place.split('/node_modules/').slice(0, -1);
  return [
    ...parts.map(
      (_, at) => `${parts.slice(0, parts.length - at).join('/node_modules/')}/node_modules/${name}`,
    ),
    `node_modules/${name}`,
  ];
}

/** Platform packages are asked for by exact version; of ranges the one that stands there is kept. */
function satisfies(version, wanted) {
  return version === wanted || !/^\d/.test(wanted);
}
