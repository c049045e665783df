import { type Analysis, analyse, type MappedFramework } from '@demarc/core';
import { smallModel } from '../../core/test/small-model.ts';

/** A small ThreatModel with a relation of each kind, and texts that a spreadsheet would take for formulas. */
export const SAMPLE: Analysis = analyse(
  smallModel({
    demarc: { date: '2026-01-31', markup: 'markdown' },
    feature_classes: {
      'Q.FC1': { name: 'Messages', order: 1, description: 'Messages are *sent* and received.' },
      'Q.FC2': {
        name: 'Forwarding',
        order: 2,
        description: '=HYPERLINK("https://example.com")',
        class_relationship: [{ type: 'parent', class: 'Q.FC1' }],
      },
    },
    threats: {
      'Q.T1': {
        name: 'Read messages as a stranger',
        severity: 'High',
        description: 'A stranger reads:\n\n- all messages\n- and their senders',
        hlgoal: 'DataTheft',
        mitre_attack: 'TA0010',
        access: { AND: ['q:Receive', { OPTIONAL: 'q:List' }] },
        demarc: { tactics: ['TA0010', 'TA0009'], techniques: ['T1530', 'T1537'] },
      },
      'Q.T2': {
        name: '+Delete messages',
        severity: 'Critical',
        feature_class: 'Q.FC2',
        demarc: { tactics: ['TA0040'], techniques: ['T1485'] },
      },
    },
    control_objectives: {
      'Q.CO1': {
        description: 'Only readers read',
        scf: 'IAC-20',
        demarc: {
          requirements: [
            {
              framework: 'pci-dss@4.0.1',
              id: '7.2.1',
              relationship: 'intersects',
              reason: 'Access by need to know',
            },
            { framework: 'nist-800-53@5', id: 'AC-6(1)', relationship: 'subset' },
          ],
        },
      },
      'Q.CO2': { description: 'Nothing is lost' },
    },
    controls: {
      'Q.C1': {
        description: '@SUM(1+1)*cmd|"/c calc"!A0',
        testing: '-2+3 must be refused',
        effort: 'Low',
        nist_csf: 'Protect',
        mitigate: { 'Q.T1': 'High' },
        assured_by: 'Q.C3',
        demarc: {
          title: 'Let only readers receive',
          implementations: [
            {
              kind: 'scp',
              title: 'Only readers',
              file: 'policies/readers.json',
              parameters: [
                { name: 'readers', description: 'Their roles', type: 'list', example: ['a', 'b'] },
              ],
            },
          ],
        },
      },
      'Q.C2': {
        objective: 'Q.CO2',
        description: 'Keep what is deleted for a week.',
        effort: 'Very Low',
        mitigate: { 'Q.T2': 'Very High' },
        depends_on: 'Q.C1',
      },
      'Q.C3': { description: 'Look weekly who can read.', coso: 'Assurance', effort: 'Medium' },
    },
    actions: {
      'Q.A1': {
        feature_class: 'Q.FC1',
        feature_class_action_type: 'core',
        api: 'Receive',
        iam_permission: 'q:Receive',
        event_name: 'Receive',
        action_description: '\tReceives <messages> & more _x0041_',
      },
    },
  }),
);

/** A framework of which one requirement is answered directly. */
export const SAMPLE_FRAMEWORK: MappedFramework = {
  framework: {
    id: 'pci-dss',
    version: '4.0.1',
    title: 'PCI DSS',
    license: 'Ids only',
    requirements: [
      { id: '7', group: true },
      { id: '7.2.1', parent: '7' },
      { id: '7.10', parent: '7' },
    ],
  },
  mappings: [],
  origin: 'shipped',
};
