// Draws the pictures of a Word document beside the thread that writes it; `docx/draw-apart.ts` starts it.
import { parentPort } from 'node:worker_threads';
import type { Drawing, DrawingOrder } from './render/docx/draw-apart.ts';
import { drawPng } from './render/docx/draw-png.ts';

parentPort?.on('message', async ({ number, picture }: DrawingOrder) => {
  parentPort?.postMessage(await drawing(number, picture));
});

async function drawing(number: number, picture: DrawingOrder['picture']): Promise<Drawing> {
  try {
    return { number, png: await drawPng(picture) };
  } catch (failure) {
    return { number, failure };
  }
}
