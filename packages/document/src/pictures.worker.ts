// Draws the pictures of a Word document beside the thread that writes it; `docx/draw-apart.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { drawPngs, type Picture } from './render/docx/pictures.ts';

parentPort?.postMessage(await drawPngs(workerData as readonly Picture[]));
