import { FORM_TOKEN } from '../page/fields.ts';
import { PATHS } from '../page/paths.ts';
import { useVisit } from '../page/visit-context.ts';

/** Looks like a link and is a form: nobody is logged out by an address that is put before them. */
export const LogOut = () => {
  const { words, person } = useVisit();
  return (
    <form method="post" action={PATHS.logout} class="out">
      <input type="hidden" name={FORM_TOKEN} value={person?.formToken ?? ''} />
      <button type="submit" class="as-link">
        {words.logOut}
      </button>
    </form>
  );
};
