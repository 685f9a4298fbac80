import { PATHS } from '../page/paths.ts';
import { useVisit } from '../page/visit-context.ts';
import { Icon } from './icon.tsx';
import { Mark, OrganisationKey } from './key-drawings.tsx';
import { LogOut } from './log-out.tsx';

export interface OrganisationBand {
  siren: string;
  name: string;
}

/** Which entry of a menu the page stands under. */
export type Menu =
  | { of: 'organisation'; at: keyof typeof PATHS.organisation }
  | { of: 'support'; at: keyof typeof PATHS.support };

interface Entry {
  href: string;
  label: string;
  isHere: boolean;
}

const Entries = ({ entries, id }: { entries: readonly Entry[]; id?: string }) => (
  <ul class="menu" id={id} popover={id === undefined ? undefined : 'auto'}>
    {entries.map(({ href, label, isHere }) => (
      <li>
        <a href={href} aria-current={isHere ? 'page' : undefined}>
          {label}
        </a>
      </li>
    ))}
  </ul>
);

/** The body that one acts for, by its own key; with its menu, a sheet from below on small screens. */
const Band = ({ siren, name, at }: OrganisationBand & { at: string | undefined }) => {
  const { words, leadsTo } = useVisit();
  const entries = Object.entries(PATHS.organisation).flatMap(([key, pathOf]): Entry[] => {
    const labels: Record<string, string> = words.organisationMenu;
    const href = pathOf(siren);
    return leadsTo(href) ? [{ href, label: labels[key] ?? key, isHere: key === at }] : [];
  });
  const hasMenu = at !== undefined && entries.length > 0;
  return (
    <div class="org">
      <div class="wrap">
        <div class="row">
          <OrganisationKey siren={siren} />
          <b>{name}</b>
          {hasMenu ? (
            <button type="button" class="btn alt sm tog end" popovertarget="menu">
              <Icon name="menu" />
              {words.menu}
            </button>
          ) : null}
        </div>
        {hasMenu ? (
          <nav aria-label={name}>
            <Entries entries={entries} id="menu" />
          </nav>
        ) : null}
      </div>
    </div>
  );
};

const SupportBand = ({ at }: { at: string }) => {
  const { words, leadsTo } = useVisit();
  const { label, ...labels } = words.supportMenu;
  const names: Record<string, string> = labels;
  const entries = Object.entries(PATHS.support).flatMap(([key, href]): Entry[] =>
    leadsTo(href) ? [{ href, label: names[key] ?? key, isHere: key === at }] : [],
  );
  return (
    <nav class="org" aria-label={label}>
      <div class="wrap row">
        <b>{label}</b>
        <Entries entries={entries} />
      </div>
    </nav>
  );
};

interface Props {
  organisation?: OrganisationBand | undefined;
  menu?: Menu | undefined;
  isQuestion: boolean;
}

/** The product, who is here, and for which body. A question hides the menu: one thing at a time. */
export const Header = ({ organisation, menu, isQuestion }: Props) => {
  const { words, person } = useVisit();
  const at = menu?.of === 'organisation' && !isQuestion ? menu.at : undefined;
  return (
    <header>
      <div class="top">
        <div class="wrap row">
          <a class="brand" href={person === undefined ? PATHS.home : PATHS.tasks}>
            <Mark />
            {words.product}
          </a>
          <div class="row end">
            {person === undefined ? (
              <a href={PATHS.login}>{words.logIn}</a>
            ) : (
              <>
                <a href={PATHS.profile}>{person.name || words.myDetails}</a>
                <LogOut />
              </>
            )}
          </div>
        </div>
      </div>
      {menu?.of === 'support' ? <SupportBand at={menu.at} /> : null}
      {organisation === undefined ? null : <Band {...organisation} at={at} />}
    </header>
  );
};
