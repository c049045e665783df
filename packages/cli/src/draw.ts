import { createRequire } from 'node:module';
import { drawModel, focusOn, litItems, renderSvg, type Scene } from '@demarc/diagram';
import { Resvg } from '@resvg/resvg-js';
import { Failure } from './failure.ts';
import type { OpenedModel } from './open-model.ts';

/** Draws the diagram of a ThreatModel, as often as wanted: laid out once, with another focus each time. */
export async function drawFocused(
  analysis: OpenedModel,
): Promise<(format: 'svg' | 'png', focus: string | undefined) => string | Uint8Array> {
  const scene = await sceneOf(analysis);
  const { metadata } = analysis.model;
  return (format, focus) => {
    const svg = renderSvg(scene, {
      background: true,
      legend: true,
      title: `Data flow diagram of ${metadata.name}${focus === undefined ? '' : `, focused on ${focus}`}`,
      lit: focus === undefined ? undefined : litItems(scene, focusOn(analysis, focus)),
    });
    return format === 'svg' ? svg : pngOf(svg, scene.view.width);
  };
}

async function sceneOf({ model }: OpenedModel): Promise<Scene> {
  const drawn = await drawModel(model);
  if ('message' in drawn) throw new Failure(`the diagram cannot be read: ${drawn.message}`, 1);
  return drawn.scene;
}

/** A picture at twice its size, at least 1,400 pixels wide, with the fonts that come with demarc. */
function pngOf(svg: string, width: number): Uint8Array {
  const fonts = ['400', '600', '700'].map((weight) =>
    createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${FONT_FILES[weight as '400']}`),
  );
  const options = {
    font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: 'Inter' },
    fitTo: { mode: 'width' as const, value: Math.max(1400, Math.round(width * 2)) },
  };
  return new Resvg(svg, options).render().asPng();
}

const FONT_FILES = {
  '400': '400Regular/Inter_400Regular.ttf',
  '600': '600SemiBold/Inter_600SemiBold.ttf',
  '700': '700Bold/Inter_700Bold.ttf',
} as const;
