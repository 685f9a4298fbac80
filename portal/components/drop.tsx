import type { Child } from 'hono/jsx';
import { described, FaultSentence } from './field.tsx';

interface Props {
  name: string;
  label: Child;
  hint: Child;
  accept: string;
  fault?: string | undefined;
}

/** A file: the browser's own control, which the zone around it only makes larger. */
export const Drop = ({ name, label, hint, accept, fault }: Props) => (
  <div class="box drop">
    <label for={name}>
      <b>{label}</b>
      <span class="soft">{hint}</span>
    </label>
    <FaultSentence name={name} fault={fault} />
    <input
      id={name}
      name={name}
      type="file"
      accept={accept}
      aria-describedby={described(name, undefined, fault)}
      aria-invalid={fault === undefined ? undefined : 'true'}
    />
  </div>
);
