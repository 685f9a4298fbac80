import type { PropsWithChildren } from 'hono/jsx';

interface Look {
  /** `plain` beside the main one; `warn` on the last page of a removal. One main button per page. */
  look?: 'main' | 'plain' | 'warn';
  small?: boolean;
}

const classOf = ({ look = 'main', small = false }: Look): string =>
  ['btn', look === 'plain' && 'alt', look === 'warn' && 'warn', small && 'sm'].filter(Boolean).join(' ');

type ButtonProps = PropsWithChildren<Look & { name?: string; value?: string }>;

/** Sends its form. Never disabled: pressed too early, it says why. */
export const Button = ({ name, value, children, ...look }: ButtonProps) => (
  <button type="submit" class={classOf(look)} name={name} value={value}>
    {children}
  </button>
);

/** Leads on without changing anything. */
export const ButtonLink = ({ href, children, ...look }: PropsWithChildren<Look & { href: string }>) => (
  <a class={classOf(look)} href={href}>
    {children}
  </a>
);

/** The row of what can be done, at the end of a page or form: the main act first. */
export const Acts = ({ children }: PropsWithChildren) => <div class="row acts">{children}</div>;
