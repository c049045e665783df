import { z } from 'zod';

/** The text form of a data flow diagram. */
export const DiagramText = z.looseObject({});
export type DiagramText = z.infer<typeof DiagramText>;

/** A data flow diagram, as our text or as the draw.io body of an imported document. */
export interface Diagram {
  readonly text?: DiagramText | undefined;
  /** base64 of an mxfile. */
  readonly drawio?: string | undefined;
}
