import type { Child } from 'hono/jsx';

interface Props {
  name: string;
  label: Child;
  hint: Child;
  accept: string;
}

/** A file: the browser's own control, which the zone around it only makes larger. */
export const Drop = ({ name, label, hint, accept }: Props) => (
  <div class="box drop">
    <label for={name}>
      <b>{label}</b>
      <span class="soft">{hint}</span>
    </label>
    <input id={name} name={name} type="file" accept={accept} />
  </div>
);
