import type { Child } from 'hono/jsx';
import { FaultSentence, Hint } from './field.tsx';

export interface Choice {
  value: string;
  label: Child;
  /** What choosing it means, where its name does not say. */
  explained?: Child;
}

interface Props {
  name: string;
  legend: Child;
  /** Where the page's title asks the same. */
  hideLegend?: boolean;
  hint?: Child;
  fault?: string | undefined;
  choices: readonly Choice[];
  chosen: readonly string[];
}

const describedBy = (name: string, hint: unknown, fault: string | undefined): string | undefined =>
  [hint && `${name}-hint`, fault !== undefined && `${name}-fault`].filter(Boolean).join(' ') || undefined;

const group = (type: 'radio' | 'checkbox') => (props: Props) => {
  const { name, legend, hideLegend = false, hint, fault, choices, chosen } = props;
  return (
    <fieldset class={fault === undefined ? 'f' : 'f bad'} aria-describedby={describedBy(name, hint, fault)}>
      <legend class={hideLegend ? 'vh' : undefined}>{legend}</legend>
      <Hint name={name} hint={hint} />
      <FaultSentence name={name} fault={fault} />
      {choices.map(({ value, label, explained }, index) => (
        <label class="pick">
          <input
            type={type}
            id={index === 0 ? name : undefined}
            name={name}
            value={value}
            checked={chosen.includes(value)}
            aria-invalid={fault === undefined || type === 'radio' ? undefined : 'true'}
          />
          <span>
            {label}
            {explained ? <span>{explained}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

/** One of several: the whole card is the label. The summary leads to the first. */
export const Choices = group('radio');

/** As many as are ticked. */
export const Ticks = group('checkbox');
