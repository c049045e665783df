import { expect, test } from 'vitest';
import { smallModel } from '../../test/small-model.ts';
import { analyse, denialOf, featureTree, threatsOfAction } from '../index.ts';

/** Classes with their parents, in order, as lines `  FC2` indented by depth. */
function tree(parents: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const model = smallModel({
    feature_classes: Object.fromEntries(
      Object.entries(parents).map(([id, classes], order) => [
        `Q.${id}`,
        { order, class_relationship: classes.map((name) => ({ type: 'parent', class: `Q.${name}` })) },
      ]),
    ),
  });
  return featureTree(analyse(model)).map(
    ({ featureClass, depth }) => `${'  '.repeat(depth)}${featureClass.id.slice(2)}`,
  );
}

test.each([
  [{ FC1: [], FC2: ['FC1'], FC3: [], FC4: ['FC2'] }, ['FC1', '  FC2', '    FC4', 'FC3']],
  [{ FC3: ['FC1'], FC2: ['FC9', 'FC1'], FC1: [] }, ['FC1', '  FC3', '  FC2']],
  [{ FC1: ['FC1'] }, ['FC1']],
  [{ FC4: ['FC1'], FC1: ['FC2'], FC2: ['FC1'] }, ['FC1', '  FC4', '  FC2']],
])('the tree of %j', (parents, expected) => {
  expect(tree(parents)).toEqual(expected);
});

const ANALYSIS = analyse(
  smallModel({
    feature_classes: {
      'Q.FC1': {},
      'Q.FC2': { class_relationship: [{ type: 'parent', class: 'Q.FC1' }] },
      'Q.FC3': { class_relationship: [{ type: 'parent', class: 'Q.FC2' }] },
      'Q.FC4': {},
    },
    actions: {
      'Q.A1': { feature_class: 'Q.FC1', feature_class_action_type: 'core', iam_permission: 'q:Send,q:Batch' },
      'Q.A2': { feature_class: 'Q.FC1', feature_class_action_type: 'core', iam_permission: 'q:Batch' },
      'Q.A3': { feature_class: 'Q.FC1', feature_class_action_type: 'other', iam_permission: 'q:List' },
      'Q.A4': { feature_class: 'Q.FC1', feature_class_action_type: 'core', iam_permission: '-' },
      'Q.A5': { feature_class: 'Q.FC4', feature_class_action_type: 'core', iam_permission: 'Q:send' },
    },
    threats: {
      'Q.T1': { severity: 'Low', access: { UNIQUE: 'q:S*' } },
      'Q.T2': { severity: 'High', access: { AND: ['q:List', { OPTIONAL: 'q:Batch' }] } },
      'Q.T3': { severity: 'High', access: { UNIQUE: 'q:List' } },
    },
  }),
);

test('a denial takes the core permissions, and says what goes with it', () => {
  const { permissions, beyondReach, alsoDenied, alsoUseless } = denialOf(ANALYSIS, 'Q.FC1');
  expect(permissions).toEqual(['q:Batch', 'q:Send']);
  expect(beyondReach.map(({ id }) => id)).toEqual(['Q.A4']);
  expect(alsoDenied.map(({ id }) => id)).toEqual(['Q.A5']);
  expect(alsoUseless).toEqual(['Q.FC2', 'Q.FC3']);
});

test('threats of an action are those whose access names its permissions, gated or made easier', () => {
  const action = ANALYSIS.index.actions.get('Q.A1');
  const found = action ? threatsOfAction(ANALYSIS, action) : [];
  expect(found.map(({ threat, gates }) => [threat.id, gates])).toEqual([
    ['Q.T2', false],
    ['Q.T1', true],
  ]);
});
