import { type Action, threatsOfAction } from '@demarc/core';
import { actionName } from '../../model/describe.ts';
import { useModel } from '../../model/model-context.tsx';
import { ModelDiagram } from '../../ui/diagram/model-diagram.tsx';
import { IdLink } from '../../ui/id-link.tsx';
import { ListLink } from '../../ui/list-link.tsx';
import { Facts, ObjectBody, ObjectHead } from '../../ui/object-page.tsx';
import { ThreatTable } from '../../ui/object-tables.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { LOG_NAMES, logOf } from './action-rows.ts';
import classes from './actions.module.css';

/** Everything about an action: what it does, the permission that it needs, its trace in the audit log, and the threats that use it. In the panel, and as a `page`. */
export function ActionDetail({ action, page = false }: { action: Action; page?: boolean }) {
  const loaded = useModel();
  const { index, model } = loaded;
  const level = page ? 2 : 3;
  const found = threatsOfAction(loaded, action);
  const gating = found.filter(({ gates }) => gates).map(({ threat }) => threat);
  const easing = found.filter(({ gates }) => !gates).map(({ threat }) => threat);
  const feature = index.featureClasses.get(action.featureClass);
  return (
    <>
      <ObjectHead
        id={action.id}
        title={<span className={classes.title}>{actionName(action) || 'An action without a name'}</span>}
        page={page}
        retired={action.retired}
        marks={
          <>
            <Tag
              title={
                action.type === 'core'
                  ? 'To deny the core actions switches the feature class off'
                  : 'To deny it does not switch the feature class off'
              }
            >
              {action.type}
            </Tag>
            {action.stage !== undefined && <Tag title="Stage">{action.stage}</Tag>}
          </>
        }
      />
      <ObjectBody
        page={page}
        main={
          <Section title="What it does" level={level} small>
            {action.description === '' ? (
              <p className={classes.quiet}>The ThreatModel does not describe it.</p>
            ) : (
              <RichText text={action.description} markup={model.markup} />
            )}
          </Section>
        }
        side={
          <Section title="In short" level={level} small>
            <Facts
              facts={[
                [
                  'Feature class',
                  <IdLink key="feature" id={action.featureClass}>
                    {feature?.name ?? action.featureClass}
                  </IdLink>,
                ],
                [
                  action.permissions.length > 1 ? 'Permissions' : 'Permission',
                  <Permissions key="permission" action={action} />,
                ],
                ['API operation', action.api !== undefined && <code>{action.api}</code>],
                ['Also called by', action.operations.length > 0 && <Codes names={action.operations} />],
                ['Endpoint', action.endpoint !== undefined && <code>{action.endpoint}</code>],
                [
                  'Audit log',
                  action.events.length === 0 ? (
                    LOG_NAMES[logOf(action)]
                  ) : (
                    <>
                      <Codes names={action.events} />
                      <span className={classes.quiet}> {LOG_NAMES[logOf(action)].toLowerCase()}</span>
                    </>
                  ),
                ],
              ]}
            />
          </Section>
        }
      />
      {action.pseudo !== undefined && (
        <Section title="Not in the provider's own list of permissions" level={level} small>
          <p>{action.pseudo}</p>
        </Section>
      )}
      <Section title="Threats whose access names its permission" level={level} small>
        {gating.length === 0 ? (
          <p className={classes.quiet}>None of this ThreatModel{easing.length > 0 && ' needs it'}.</p>
        ) : (
          <ThreatTable threats={gating} />
        )}
      </Section>
      {easing.length > 0 && (
        <Section title="Threats that it only makes easier" level={level} small>
          <ThreatTable threats={easing} />
        </Section>
      )}
      {page && <ModelDiagram focus={action.id} label={`Data flow diagram, where ${action.id} is used`} />}
    </>
  );
}

function Permissions({ action: { permissions } }: { action: Action }) {
  if (permissions.length === 0) return 'none of its own';
  return (
    <ul className={classes.list}>
      {permissions.map((name) => (
        <li key={name}>
          <ListLink page="threats" facet="permission" value={name} title="Threats whose access names it">
            <code>{name}</code>
          </ListLink>
        </li>
      ))}
    </ul>
  );
}

function Codes({ names }: { names: readonly string[] }) {
  return (
    <ul className={classes.list}>
      {names.map((name) => (
        <li key={name}>
          <code>{name}</code>
        </li>
      ))}
    </ul>
  );
}
