import { featureClassesInOrder, isCurrent, threatsInOrder, toPlainText } from '@demarc/core';
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useModel } from '../../model/model-context.tsx';
import classes from './diagram.module.css';

/** Chooses what stays lit: a feature class, threat, objective, control or IAM permission of the ThreatModel. */
export function FocusChooser({
  focus,
  onChoose,
}: {
  focus: string | undefined;
  onChoose: (focus: string | undefined) => void;
}) {
  const loaded = useModel();
  const groups = useMemo(() => {
    const { model } = loaded;
    const option = (id: string, name: string) => ({ value: id, label: `${id} ${name}` });
    const plain = (text: string) => toPlainText(text, model.markup);
    return [
      {
        group: 'Feature classes',
        items: featureClassesInOrder(loaded).map(({ id, name }) => option(id, name)),
      },
      {
        group: 'Threats',
        items: threatsInOrder(loaded, model.threats).map(({ id, name }) => option(id, name)),
      },
      {
        group: 'Controls',
        items: model.controls
          .filter(isCurrent)
          .map(({ id, title, description }) => option(id, title ?? plain(description).slice(0, 90))),
      },
      {
        group: 'Permissions',
        items: [...new Set(model.actions.flatMap(({ permissions }) => permissions))]
          .sort()
          .map((permission) => ({ value: permission, label: permission })),
      },
    ];
  }, [loaded]);
  return (
    <Select
      className={classes.chooser}
      size="xs"
      data={groups}
      value={focus ?? null}
      onChange={(value) => onChoose(value ?? undefined)}
      placeholder="Focus on a feature class, threat, control or permission"
      aria-label="Focus of the diagram"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Show everything' }}
      limit={60}
      nothingFoundMessage="Nothing of this name"
      maxDropdownHeight={320}
    />
  );
}
