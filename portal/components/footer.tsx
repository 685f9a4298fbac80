import { PATHS } from '../page/paths.ts';
import { useVisit } from '../page/visit-context.ts';
import { LogOut } from './log-out.tsx';

/** Help, somebody to speak to, and what must be said on every page. */
export const Footer = () => {
  const { words, person, url } = useVisit();
  const { footer, otherLanguage } = words;
  const here = encodeURIComponent(`${url.pathname}${url.search}`);
  return (
    <footer class="foot">
      <div class="wrap">
        <ul class="row">
          <li>
            <a href={PATHS.help}>{footer.help}</a>
          </li>
          {footer.contacts.map(({ phone, href, label }) => (
            <li>
              <a href={href}>{phone}</a> {label}
            </li>
          ))}
          <li>
            <a href={PATHS.accessibility}>{footer.accessibility}</a>
          </li>
          <li>
            <a href={`${PATHS.accessibility}#data`}>{footer.data}</a>
          </li>
          <li>
            <a
              href={`${PATHS.language(otherLanguage.language)}?return=${here}`}
              lang={otherLanguage.language}
              hreflang={otherLanguage.language}
            >
              {otherLanguage.label}
            </a>
          </li>
          {person === undefined ? null : (
            <li>
              <LogOut />
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
};
