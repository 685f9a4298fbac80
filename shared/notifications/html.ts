const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that may be shown as it is. Only `html` creates it. */
class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Value = string | Html | readonly Html[];

const show = (value: Value): string => {
  if (value instanceof Html) return value.markup;
  if (typeof value !== 'string') return value.map(({ markup }) => markup).join('\n');
  return value.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
};

/** A template of markup. Every text that is put into it is escaped, in elements and in quoted attributes. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(parts.reduce((markup, part, index) => `${markup}${show(values[index - 1] ?? '')}${part}`));
