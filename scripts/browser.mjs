// The browser for tests: Debian's chromium, or the one named by DEMARC_CHROMIUM or CHROME_PATH.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

function find() {
  return [process.env.DEMARC_CHROMIUM, process.env.CHROME_PATH, ...KNOWN].find(
    (path) => path && existsSync(path),
  );
}

/** Finds a browser; as root on Debian it installs the system's. Returns its path, or a line that says what to install. */
export function ensureBrowser() {
  const found = find();
  if (found) return { path: found };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env,
    });
    const installed = find();
    if (installed) return { path: installed };
  }
  return {
    message:
      'no browser for the browser tests: install chromium (Debian: apt-get install chromium), or name one in CHROME_PATH',
  };
}
