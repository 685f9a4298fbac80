import type { PropsWithChildren } from 'hono/jsx';
import { FORM_KEY, FORM_TOKEN } from '../page/fields.ts';
import { useVisit } from '../page/visit-context.ts';
import { randomId } from '../session/random-id.ts';

interface Props {
  /** The key of a form that is shown again after it was sent. The same answers sent once more have one effect. */
  formKey?: string | undefined;
  /** Where it is sent; its page's own address without it. */
  action?: string;
  /** It holds a file. A script asks here where a large one is to be sent. */
  fileAddress?: string;
}

/** A form that changes something: with the session's token, and a key born with it so that it counts once. */
export const Form = ({ formKey, action, fileAddress, children }: PropsWithChildren<Props>) => {
  const { person, url } = useVisit();
  // Written out: a link to a field would leave its fragment in the address otherwise.
  const here = `${url.pathname}${url.search}`;
  return (
    <form
      method="post"
      action={action ?? here}
      enctype={fileAddress === undefined ? undefined : 'multipart/form-data'}
      data-file-address={fileAddress}
      novalidate
    >
      <input type="hidden" name={FORM_TOKEN} value={person?.formToken ?? ''} />
      <input type="hidden" name={FORM_KEY} value={formKey ?? randomId()} />
      {children}
    </form>
  );
};

/** A form that only looks for something: its answers stand in the address. */
export const FilterForm = ({ label, children }: PropsWithChildren<{ label: string }>) => (
  <search aria-label={label}>
    <form class="row filt" method="get" novalidate>
      {children}
    </form>
  </search>
);
