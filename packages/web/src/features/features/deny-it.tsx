import { denialOf, type FeatureClass } from '@demarc/core';
import { useModel } from '../../model/model-context.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { IdLinks } from '../../ui/id-link.tsx';
import { Warning } from '../../ui/message.tsx';
import { Unfold } from '../../ui/object-page.tsx';
import { plural } from '../../ui/plural.ts';
import { RelatedList } from '../../ui/related.tsx';
import { denyStatement } from './deny-statement.ts';
import classes from './features.module.css';

/** What to deny so that a feature class cannot be used: permissions and, for AWS, a statement, to take away; and what goes with it. */
export function DenyIt({ feature }: { feature: FeatureClass }) {
  const loaded = useModel();
  const { permissions, beyondReach, alsoDenied, alsoUseless } = denialOf(loaded, feature.id);
  if (permissions.length === 0)
    return (
      <p className={classes.quiet}>
        Denying permissions does not switch it off: the ThreatModel names no core action with a permission of
        its own{feature.parents.length > 0 && ', but it is gone with a class that it depends on'}.
      </p>
    );
  const aws = loaded.model.metadata.provider.toLowerCase() === 'aws';
  return (
    <>
      <p>
        Deny {permissions.length === 1 ? 'this permission' : `these ${permissions.length} permissions`}, which
        its core actions need{aws && ', for example with a service control policy'}.
      </p>
      <Copyable text={permissions.join('\n')} label="the permissions of its core actions" />
      {aws && (
        <Copyable
          text={denyStatement(feature.id, permissions)}
          label="the statement that denies its core actions"
        />
      )}
      {beyondReach.length > 0 && (
        <Warning>
          That does not reach <IdLinks ids={beyondReach.map(({ id }) => id)} />:{' '}
          {beyondReach.length === 1 ? 'it needs' : 'they need'} no permission of{' '}
          {beyondReach.length === 1 ? 'its' : 'their'} own.
        </Warning>
      )}
      {alsoDenied.length > 0 && (
        <Unfold
          summary={`${plural(alsoDenied.length, 'action')} of other feature classes would fail as well`}
        >
          <RelatedList ids={alsoDenied.map(({ id }) => id)} />
        </Unfold>
      )}
      {alsoUseless.length > 0 && (
        <p className={classes.then}>
          Of no use then: <IdLinks ids={alsoUseless} />
        </p>
      )}
    </>
  );
}
