import { analyse, type DiagramText, readExchange } from '@demarc/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeDrawio } from '../src/drawio/decode.ts';
import {
  focusOn,
  layoutDiagram,
  litItems,
  loadRouter,
  type Router,
  readDrawio,
  type Scene,
} from '../src/index.ts';
import { diagramOf } from './sample.ts';

const threat = (featureClass: string, access: object) => ({
  feature_class: featureClass,
  name: 'threat',
  cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
  access,
});

const { value } = readExchange({
  metadata: { provider: 'acme', service: 'Q', service_name: 'Acme Queue' },
  feature_classes: { 'Q.FC1': { name: 'one' }, 'Q.FC2': { name: 'two' } },
  threats: {
    'Q.T1': threat('Q.FC1', { UNIQUE: 'q:Send' }),
    'Q.T2': threat('Q.FC2', { OR: ['q:Read', 'q:Peek'] }),
    'Q.T3': threat('Q.FC2', {}),
  },
  control_objectives: { 'Q.CO1': { description: 'objective', scf: ['IAC-01'] } },
  controls: {
    'Q.C1': { objective: 'Q.CO1', description: 'control', mitigate: [{ threat: 'Q.T2', impact: 'High' }] },
  },
  actions: { 'Q.A1': { feature_class: 'Q.FC1', api: 'Send', iam_permission: 'q:Send' } },
});
if (!value) throw new Error('the sample cannot be read');
const analysis = analyse(value);

const TEXT = `
  zones: [{ id: outside, label: Outside, kind: internet, at: [0, 0] }, { id: account, label: Account, kind: account, at: [1, 0] }, { id: other, label: Other, kind: account, at: [2, 0] }]
  nodes:
    - { id: user, label: User, kind: user, in: outside }
    - { id: queue, label: Queue, kind: queue, in: account, at: [0, 0], featureClasses: [Q.FC1] }
    - { id: reader, label: Reader, kind: function, in: account, at: [1, 0], threats: [Q.T2] }
    - { id: far, label: Far, kind: service, in: other, permissions: ["q:Pe*"] }
  flows:
    - { from: user, to: queue, checkpoints: [{ kind: policy, label: Queue policy, featureClasses: [Q.FC1] }] }
    - { from: queue, to: reader, featureClasses: [Q.FC2] }
    - { from: reader, to: far }`;

describe('focus on the text form', () => {
  let scene: Scene;
  let router: Router;
  beforeAll(async () => {
    router = await loadRouter();
    scene = layoutDiagram(diagramOf(TEXT) as DiagramText, router);
  });
  const lit = (id: string) => [...litItems(scene, focusOn(analysis, id))].sort();

  it.each([
    // a tagged checkpoint lights its flow, the flow its ends, and these the boundaries around them
    ['Q.FC1', ['account', 'flow-1', 'flow-1-checkpoint-1', 'outside', 'queue', 'user']],
    // a threat of the class counts for the class
    ['Q.FC2', ['account', 'flow-2', 'queue', 'reader']],
    ['Q.T2', ['account', 'reader']],
    // nothing is tagged with these: their feature class stands for them
    ['Q.T1', ['account', 'flow-1', 'flow-1-checkpoint-1', 'outside', 'queue', 'user']],
    ['Q.T3', ['account', 'flow-2', 'queue', 'reader']],
    ['Q.C1', ['account', 'reader']],
    ['Q.CO1', ['account', 'reader']],
    ['Q.A1', ['account', 'flow-1', 'flow-1-checkpoint-1', 'outside', 'queue', 'user']],
    ['q:Peek', ['account', 'far', 'other', 'reader']],
    ['q:Nothing', []],
  ])('%s', (id, expected) => {
    expect(lit(id)).toEqual(expected);
  });
});

const cell = (id: string, tags: string) =>
  `<object id="${id}" label="${id}" ${tags}><mxCell style="rounded=1" vertex="1" parent="1"><mxGeometry x="0" y="0" width="10" height="10" as="geometry"/></mxCell></object>`;
const CELLS = [
  cell('class-1', 'feature_class="FC1"'),
  cell('class-all', 'feature_class="all"'),
  cell('threat-1', 'threat="FC1_T1"'),
  cell('threat-2', 'threat="FC2_T2"'),
  cell('threats-of-2', 'threat="FC2_all"'),
  cell('threat-all', 'threat="all"'),
  cell('untagged', ''),
  cell('empty', 'threat="" feature_class=""'),
  cell('class-10', 'feature_class="FC10" threat="FC10_T1"'),
];

describe('focus on the draw.io form', () => {
  const { scene } = readDrawio(
    encodeDrawio(
      `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>${CELLS.join('')}</root></mxGraphModel>`,
    ),
  );
  it.each([
    ['Q.FC1', ['class-1', 'class-all', 'threat-1', 'threat-all']],
    ['Q.FC2', ['class-all', 'threat-2', 'threat-all', 'threats-of-2']],
    // feature class tags do not matter for a threat
    ['Q.T1', ['threat-1', 'threat-all']],
    ['Q.T2', ['threat-2', 'threat-all', 'threats-of-2']],
    ['Q.C1', ['threat-2', 'threat-all', 'threats-of-2']],
    ['q:Send', ['threat-1', 'threat-all']],
    ['q:Read', ['threat-2', 'threat-all', 'threats-of-2']],
    ['q:Nothing', []],
  ])('%s', (id, expected) => {
    expect([...litItems(scene as Scene, focusOn(analysis, id))].sort()).toEqual(expected);
  });
});
