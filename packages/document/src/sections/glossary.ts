import { compareText } from '@demarc/core';
import { text } from '../inline.ts';
import type { Section } from '../tree.ts';

const WORDS: readonly (readonly [word: string, meaning: string])[] = [
  [
    'ThreatModel',
    'One service at one version, by one publisher: scorecard, feature classes, actions, threats, control objectives, controls, data flow diagram.',
  ],
  [
    'Feature class',
    'A part of the service that can be used, or denied, on its own through IAM. It may depend on others, and work with others.',
  ],
  [
    'Action',
    'An API operation, or a permission that has none. Core if denying it helps to disable its feature class, else other.',
  ],
  [
    'Threat',
    'An attack scenario on a feature class: goal, ATT&CK tactics and techniques, CVSS vector, and the access that an attacker needs.',
  ],
  [
    'Access',
    'The IAM permissions that an attacker needs: all of, any of, exactly one; what only makes it easier stands apart.',
  ],
  [
    'Control objective',
    'What a set of controls achieves. Named by ids of the Secure Controls Framework (SCF), and through them mapped to compliance frameworks.',
  ],
  ['Control', 'One thing to do: directive, preventative, detective, corrective or assurance.'],
  ['Assurance control', 'Tells whether other controls work.'],
  ['Effort', 'What a control costs, from Very Low to Very High.'],
  ['Impact', 'How far a control mitigates one threat, from Very Low to Very High.'],
  ['Severity', 'How bad a threat is: the band of its CVSS 3.1 base score.'],
  [
    'Priority',
    'How urgent a control is, from Very Low to Very High; computed from effort, impact, severity and dependencies.',
  ],
  ['Scorecard', 'The security posture of the service on one card.'],
  ['Data perimeter', 'Only trusted identities reach trusted resources from expected networks.'],
  ['Framework', 'A compliance standard.'],
  ['Requirement', 'One clause of a framework.'],
];

/** The words that the document uses, by the alphabet. */
export function glossary(): Section {
  return {
    type: 'section',
    anchor: 'glossary',
    title: 'Glossary',
    children: [
      {
        type: 'facts',
        facts: [...WORDS]
          .sort(([a], [b]) => compareText(a, b))
          .map(([name, meaning]) => ({ name, value: [text(meaning)] })),
      },
    ],
  };
}
