// The server in a process of its own, for the benches: says how long it took and what memory it had at most.
import { startServer } from '@demarc/server';

const [catalogFolder = '', dataFolder = '', webFolder = ''] = process.argv.slice(2);
const started = performance.now();
const { url, close } = await startServer({ port: 0, catalogFolder, dataFolder, webFolder });
process.send?.({ url });

process.on('message', async (message) => {
  if (message === 'loaded') {
    await fetch(`${url}/api/models`).then((response) => response.arrayBuffer());
    process.send?.({ milliseconds: performance.now() - started, ...memory() });
  } else if (message === 'memory') process.send?.(memory());
  else if (message === 'processor') {
    const { user, system } = process.cpuUsage();
    process.send?.({ seconds: (user + system) / 1e6 });
  } else {
    await close();
    process.disconnect();
  }
});

/** Peak and present resident size, MiB. */
function memory(): { readonly peak: number; readonly now: number } {
  return { peak: process.resourceUsage().maxRSS / 1024, now: process.memoryUsage().rss / 2 ** 20 };
}
