import type { Child } from 'hono/jsx';
import { useVisit } from '../page/visit-context.ts';

interface FieldProps {
  /** Its id too: a link of the error summary leads there. */
  name: string;
  label: Child;
  hint?: Child;
  /** What to do about the answer. */
  fault?: string | undefined;
  value?: string;
}

/** What describes a control: its hint and its fault, in the order in which they are read. */
export const described = (name: string, hint: unknown, fault: string | undefined): string | undefined =>
  [hint && `${name}-hint`, fault !== undefined && `${name}-fault`].filter(Boolean).join(' ') || undefined;

export const Hint = ({ name, hint }: { name: string; hint?: Child }) =>
  hint ? (
    <span class="hint soft" id={`${name}-hint`}>
      {hint}
    </span>
  ) : null;

export const FaultSentence = ({ name, fault }: { name: string; fault?: string | undefined }) => {
  const { words } = useVisit();
  return fault === undefined ? null : (
    <span class="err" id={`${name}-fault`}>
      <span class="vh">{words.errors.prefix}</span>
      {fault}
    </span>
  );
};

const frame = ({ name, label, hint, fault }: FieldProps, control: Child, look = '') => (
  <div class={['f', look, fault !== undefined && 'bad'].filter(Boolean).join(' ')}>
    <label for={name}>{label}</label>
    <Hint name={name} hint={hint} />
    <FaultSentence name={name} fault={fault} />
    {control}
  </div>
);

const common = ({ name, hint, fault }: FieldProps) => ({
  id: name,
  name,
  'aria-describedby': described(name, hint, fault),
  'aria-invalid': fault === undefined ? undefined : ('true' as const),
});

type TextProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'search' | 'date' | 'time';
  autocomplete?: string;
  inputmode?: 'numeric' | 'email' | 'tel' | 'text';
  /** In characters; the whole width without it. */
  size?: number;
};

/** One line. Browsers' own checks stay out (`novalidate`): they say it in their words and take it away again. */
export const TextField = (props: TextProps) =>
  frame(
    props,
    <input
      type={props.type ?? 'text'}
      {...common(props)}
      value={props.value ?? ''}
      autocomplete={props.autocomplete ?? 'off'}
      inputmode={props.inputmode}
      size={props.size}
    />,
  );

/** Several lines. */
export const TextArea = (props: FieldProps & { maxlength?: number }) =>
  frame(
    props,
    <textarea {...common(props)} maxlength={props.maxlength}>
      {props.value ?? ''}
    </textarea>,
  );

export interface Option {
  value: string;
  label: string;
}

/** A choice among a few, where the names are short; else `Choices`. */
export const Select = (props: FieldProps & { options: readonly Option[] }) =>
  frame(
    props,
    <select {...common(props)}>
      {props.options.map(({ value, label }) => (
        <option value={value} selected={value === props.value}>
          {label}
        </option>
      ))}
    </select>,
  );

/** An activation key: large, pasted or typed, its dashes and small letters do not matter. */
export const KeyField = (props: FieldProps) =>
  frame(
    props,
    <input
      type="text"
      {...common(props)}
      value={props.value ?? ''}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck={false}
      maxlength={60}
    />,
    'code',
  );
