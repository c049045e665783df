// Sets parts of a PDF in a process of its own, one after the other; `render/pdf/press.ts` starts it, and it ends with what started it.
import { type Part, setPart, startCompiler } from './render/pdf/set-part.ts';

startCompiler();
process.on('message', (part) => process.send?.(setPart(part as Part)));
process.on('disconnect', () => process.exit());
