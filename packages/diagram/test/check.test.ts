import { readExchange, type ThreatModel } from '@demarc/core';
import { describe, expect, it } from 'vitest';
import { encodeDrawio } from '../src/drawio/decode.ts';
import { checkDiagram, checkDrawio, readDrawio } from '../src/index.ts';
import { diagramOf, readS3 } from './sample.ts';

const model = readExchange({
  metadata: { provider: 'acme', service: 'Q', service_name: 'Acme Queue' },
  feature_classes: { 'Q.FC1': { name: 'one' } },
  threats: { 'Q.T1': { feature_class: 'Q.FC1', name: 'threat' } },
  control_objectives: {},
  controls: {},
  actions: {},
}).value as ThreatModel;

const SOUND = 'nodes: [{ id: user, label: User, kind: user }]';

describe('checkDiagram', () => {
  it.each([
    ['nothing wrong', SOUND, []],
    [
      'a name used twice',
      'nodes: [{ id: user, label: A, kind: user }, { id: user, label: B, kind: user }]',
      ['`user` is used more than once at diagram.nodes.1.id'],
    ],
    [
      'a boundary that does not exist',
      'zones: [{ id: account, label: A, kind: account }]\nnodes: [{ id: user, label: A, kind: user, in: acount }]',
      ['no zone `acount`: did you mean `account` at diagram.nodes.0.in'],
    ],
    [
      'an end that does not exist',
      `${SOUND}\nflows: [{ from: user, to: usr }]`,
      ['no node `usr`: did you mean `user` at diagram.flows.0.to'],
    ],
    [
      'boundaries inside each other',
      `${SOUND}\nzones: [{ id: a, label: A, kind: account, in: b }, { id: b, label: B, kind: account, in: a }]`,
      ['zone `a` is inside itself at diagram.zones', 'zone `b` is inside itself at diagram.zones'],
    ],
    [
      'a cell taken twice',
      'zones: [{ id: a, label: A, kind: account, at: [0, 0], span: [2, 1] }]\nnodes: [{ id: user, label: A, kind: user, at: [1, 0] }]',
      ['`user` stands on `a`: cell [1, 0] is taken at diagram.nodes.0.at'],
    ],
    [
      'tags of what does not exist',
      'nodes: [{ id: user, label: A, kind: user, featureClasses: [Q.FC1, Q.FC9], threats: [Q.T1, Q.T9] }]',
      [
        'is tagged with `Q.FC9`, which does not exist at diagram.nodes.0.featureClasses',
        'is tagged with `Q.T9`, which does not exist at diagram.nodes.0.threats',
      ],
    ],
  ])('%s', (_name, yaml, expected) => {
    const found = checkDiagram(diagramOf(yaml), model).map(
      ({ message, path }) => `${message} at ${(path ?? []).join('.')}`,
    );
    expect(found).toEqual(expected);
  });

  it('has nothing to say of Amazon S3', () => {
    const s3 = readS3().model;
    expect(s3.diagram?.text && checkDiagram(s3.diagram.text, s3)).toEqual([]);
  });
});

describe('checkDrawio', () => {
  it('lists tags of what does not exist, each once', () => {
    const cell = (threat: string, featureClass: string) =>
      `<object label="" threat="${threat}" feature_class="${featureClass}"><mxCell vertex="1" parent="1"><mxGeometry width="9" height="9" as="geometry"/></mxCell></object>`;
    const { scene } = readDrawio(
      encodeDrawio(
        `<mxGraphModel><root>${cell('FC1_T1,FC1_all,all,FC1_T7', 'FC1,all,FC3')}${cell('FC1_T7,FC8_all', '')}</root></mxGraphModel>`,
      ),
    );
    expect(scene && checkDrawio(scene, model).map(({ message }) => message)).toEqual([
      'is tagged with feature class `FC3`, which does not exist',
      'is tagged with threat `FC1_T7`, which does not exist',
      'is tagged with threat `FC8_all`, which does not exist',
    ]);
  });
});
