import { type Analysis, analyse, controlsInOrder, isCurrent, select, threatsInOrder } from '@demarc/core';
import { drawModel, focusOn, litItems, type Scene } from '@demarc/diagram';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryModel } from '../../core/test/arbitrary-model.ts';
import { anchorsOf } from '../src/anchors.ts';
import { buildDocument } from '../src/build-document.ts';
import type { DocumentTree, Node, Section, Table } from '../src/tree.ts';
import { everyNode } from '../src/walk.ts';
import { SAMPLE } from './sample-model.ts';

const sections = (tree: DocumentTree): readonly Section[] =>
  everyNode(tree).filter((node): node is Section => node.type === 'section');
const tables = (nodes: Iterable<Node>): readonly Table[] =>
  [...nodes].filter((node): node is Table => node.type === 'table');

/** Every anchor of a tree, as often as it stands. */
function allAnchors(tree: DocumentTree): readonly string[] {
  return everyNode(tree).flatMap((node) => {
    if (node.type === 'section' || node.type === 'figure') return [node.anchor];
    if (node.type === 'table')
      return [node.anchor, ...node.rows.flatMap(({ anchor }) => (anchor === undefined ? [] : [anchor]))];
    return [];
  });
}

describe('buildDocument', () => {
  it('has its chapters in order, the mapping only where frameworks are chosen', () => {
    const titles = buildDocument({ analysis: SAMPLE }).sections.map(({ title }) => title);
    expect(titles).toEqual([
      'How to use this document',
      'Security scorecard',
      'ATT&CK matrix',
      'Feature classes',
      'Control implementation',
      'Appendix A: Prioritised list for control implementation',
      'Appendix B: All actions',
      'Appendix C: Policies, detections and checks shipped',
      'Appendix D: Glossary',
      'Appendix E: Method of scoring',
    ]);
  });

  it('calls the frameworks that objectives name by their titles, and by their keys where it knows none', () => {
    const model = {
      ...SAMPLE.model,
      objectives: SAMPLE.model.objectives.map((one) => ({
        ...one,
        requirements: [
          { framework: 'known@1', id: 'K.1', relationship: 'related' as const, reason: 'because' },
          { framework: 'constructor', id: 'X.1', relationship: 'related' as const, reason: 'because' },
        ],
      })),
    };
    const tree = buildDocument({
      analysis: analyse(model, SAMPLE.method),
      frameworkTitles: new Map([['known@1', 'The Known Framework']]),
    });
    const names = everyNode(tree).flatMap((node) =>
      node.type === 'facts' ? node.facts.map(({ name }) => name) : [],
    );
    expect(names).toContain('The Known Framework');
    expect(names).toContain('constructor');
    expect(names).not.toContain('known@1');
  });

  it('says loudly which threats no control mitigates', () => {
    const { model, index } = SAMPLE;
    const bare = model.threats.filter(({ id }) => (index.mitigatorsOf.get(id) ?? []).length === 0);
    const loud = sections(buildDocument({ analysis: SAMPLE }))
      .filter(({ children }) => children.some((node) => node.type === 'note' && node.tone === 'loud'))
      .map(({ id }) => id);
    for (const { id } of bare) expect(loud).toContain(id);
  });

  it('holds every id exactly where it must, in the order of the model, and no place twice', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryModel, async (model) => {
        const drawn = await drawModel(model);
        check(analyse(model), 'scene' in drawn ? drawn.scene : undefined);
      }),
      { numRuns: 60 },
    );
  });

  it('holds of a part what the part holds', () => {
    fc.assert(
      fc.property(
        arbitraryModel.filter(({ threats }) => threats.length > 0),
        fc.nat(),
        (model, at) => {
          const whole = analyse(model);
          const threat = model.threats[at % model.threats.length]?.id ?? '';
          const { selection } = select(whole, { threats: [threat] });
          if (!selection) throw new Error('a threat of the ThreatModel can be selected');
          check({ ...analyse(selection.model), figures: whole.figures }, undefined);
        },
      ),
      { numRuns: 60 },
    );
  });
});

function check(analysis: Analysis, scene: Scene | undefined): void {
  const { model, index } = analysis;
  const tree = buildDocument({ analysis, scene, selected: ['a part'] });
  const anchors = allAnchors(tree);
  expect(new Set(anchors).size).toBe(anchors.length);
  expect(new Set(anchors)).toEqual(new Set(anchorsOf(tree)));
  const places = new Set(anchors);
  const known = [model.featureClasses, model.actions, model.threats, model.objectives, model.controls].flat();
  for (const { id } of known.filter(isCurrent)) expect(places, id).toContain(id);

  const chapter = (name: string) => tree.sections.find(({ anchor }) => anchor === name) as Section;
  const below = (name: string) => sections({ ...tree, sections: [chapter(name)] });
  for (const { id } of model.threats.filter(isCurrent))
    expect(below('feature-classes').map((section) => section.id)).toContain(id);
  for (const { id } of model.controls.filter(isCurrent))
    expect(below('controls').map((section) => section.id)).toContain(id);
  // threats stand below their class, most severe first; controls below their objective, most urgent first
  for (const section of below('feature-classes').filter(({ id }) => index.featureClasses.has(id ?? '')))
    expect(section.children.flatMap((node) => (node.type === 'section' ? [node.id] : []))).toEqual(
      threatsInOrder(analysis, index.threatsOf.get(section.anchor) ?? []).map(({ id }) => id),
    );
  if (scene) checkPictures(analysis, scene, tree);
  for (const section of below('controls').filter(({ id }) => index.objectives.has(id ?? '')))
    expect(section.children.flatMap((node) => (node.type === 'section' ? [node.id] : []))).toEqual(
      controlsInOrder(analysis, index.controlsOf.get(section.anchor) ?? []).map(({ id }) => id),
    );
  const [list] = tables(chapter('priority-list').children);
  expect(list?.rows).toHaveLength(model.controls.filter(isCurrent).length);
}

/** What happens somewhere in the diagram is shown there: by a picture of its own, or by one of the same parts in its feature class. */
function checkPictures(analysis: Analysis, scene: Scene, tree: DocumentTree): void {
  const litBy = (id: string) => [...litItems(scene, focusOn(analysis, id))].join();
  for (const one of analysis.model.featureClasses.filter(isCurrent)) {
    const section = sections(tree).find(({ id }) => id === one.id) as Section;
    const printed: string[] = [];
    for (const part of [section, ...section.children]) {
      if (part.type !== 'section' || part.id === undefined) continue;
      const id = part.id;
      const figures = part.children.filter(({ type }) => type === 'figure');
      const named = part.children.flatMap((node) =>
        node.type === 'paragraph' && node.lead === 'Where it happens'
          ? node.children.flatMap((piece) => (piece.type === 'ref' ? [piece.to] : []))
          : [],
      );
      const lit = litBy(id);
      // zones alone are the frame of a picture, not a place
      if (figures.length + named.length > 0) expect(lit).not.toBe('');
      expect(figures.length + named.length).toBeLessThan(2);
      for (const anchor of named) expect(litBy(anchor.replace(/-diagram$/, ''))).toBe(lit);
      if (figures.length > 0) {
        expect(printed).not.toContain(lit);
        printed.push(lit);
      }
    }
  }
}
