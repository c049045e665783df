import { cropToLit } from './crop.ts';
import { foldToLit } from './fold.ts';
import type { Scene } from './scene.ts';

/** A part of a picture, and what of it stays lit: all of it when `lit` is absent. */
export interface LitPicture {
  readonly scene: Scene;
  readonly lit?: ReadonlySet<string> | undefined;
}

/**
 * What is lit in a picture, as readable as can be: alone and moved together where the picture is our own, cut out with what stands around it where it is
 * somebody's drawing. `undefined` when nothing is lit.
 */
export function pictureOfLit(scene: Scene, lit: ReadonlySet<string>): LitPicture | undefined {
  if (scene.form === 'text') {
    const folded = foldToLit(scene, lit);
    return folded && { scene: folded };
  }
  const cut = cropToLit(scene, lit);
  return cut && { scene: cut, lit };
}
