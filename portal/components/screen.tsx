import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Fault } from '../page/faults.ts';
import { useVisit } from '../page/visit-context.ts';
import { BackLink } from './back-link.tsx';
import { ErrorSummary } from './errors.tsx';
import { Footer } from './footer.tsx';
import { Hatching } from './hatching.tsx';
import { Header, type Menu, type OrganisationBand } from './header.tsx';

interface Props {
  /** The title of the browser's tab, and of the page unless `heading` gives another one. */
  title: string;
  /** Above the title: which procedure, and how far it is (« Ajouter un déclarant · 2 sur 4 »). */
  above?: Child;
  /** The `h1` where it is not the title alone; `none` where the page's own part holds it. */
  heading?: Child | 'none';
  back?: { href: string; label?: Child };
  /** One thing asked: a narrow column, without the menu. */
  isQuestion?: boolean;
  organisation?: OrganisationBand;
  menu?: Menu;
  faults?: readonly Fault[];
  /** Another origin that the browser goes to at once. */
  leavesFor?: string;
}

const headingOf = ({ title, above, heading }: Props): Child => {
  if (heading === 'none') return null;
  if (heading) return heading;
  return (
    <h1>
      {above ? <span class="cap soft">{above}</span> : null}
      {title}
    </h1>
  );
};

/** A whole page: what every page has, around what is its own. */
export const Screen = (props: PropsWithChildren<Props>) => {
  const { title, back, isQuestion = false, organisation, menu, faults = [], leavesFor, children } = props;
  const { words, assets } = useVisit();
  const prefix = faults.length > 0 ? words.errors.prefix : '';
  const where = [`${prefix}${title}`, organisation?.name, words.product].filter(Boolean).join(' · ');
  const inside = (
    <>
      {back === undefined ? null : <BackLink {...back} />}
      <ErrorSummary faults={faults} />
      {headingOf(props)}
      {children}
    </>
  );
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={words.lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {leavesFor === undefined ? null : <meta http-equiv="refresh" content={`0; url=${leavesFor}`} />}
          <title>{where}</title>
          <link rel="icon" href={assets.icon} type="image/svg+xml" />
          <link rel="preload" href={assets.font} as="font" type="font/woff2" crossorigin="anonymous" />
          <link rel="stylesheet" href={assets.style} />
          <script type="module" src={assets.script} />
        </head>
        <body>
          <a class="vh skip" href="#main">
            {words.skip}
          </a>
          <Header organisation={organisation} menu={menu} isQuestion={isQuestion} />
          <main id="main" class="wrap" tabindex={-1}>
            {isQuestion ? <div class="ask">{inside}</div> : inside}
          </main>
          <Footer />
          <Hatching />
        </body>
      </html>
    </>
  );
};
