import type { FrameworkSummary } from '@demarc/server/contract';
import { addressOf, addressText, versionBeside } from '../../model/frameworks.ts';

/** Chooses a framework by its title, in order; `none` is the choice of no single one. */
export function FrameworkChoice({
  label,
  frameworks,
  value,
  none,
  onChoose,
}: {
  label: string;
  frameworks: readonly FrameworkSummary[];
  /** An address as one text. */
  value: string | undefined;
  none?: string;
  onChoose: (address: string | undefined) => void;
}) {
  return (
    <label>
      {label}
      <select value={value ?? ''} onChange={(event) => onChoose(event.target.value || undefined)}>
        {none !== undefined && <option value="">{none}</option>}
        {frameworks.map((one) => {
          const address = addressText(addressOf(one));
          return (
            <option key={address} value={address}>
              {one.title} {versionBeside(one)}
              {one.origin === 'shipped' ? '' : ` (${one.origin})`}
            </option>
          );
        })}
      </select>
    </label>
  );
}
