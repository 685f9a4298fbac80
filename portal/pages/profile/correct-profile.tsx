import { Acts, Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { goTo, show, showFaults } from '../../page/answer.ts';
import { type Fault, faultAt, faultsOf } from '../../page/faults.ts';
import { personPage } from '../../page/page.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { fullName, singleAsFamily } from '../../words/names.ts';
import { correctionOf, type Details, detailsIn } from './details.ts';
import { profileWords } from './words.ts';

interface Props {
  details: Details;
  faults?: readonly Fault[];
  formKey?: string;
}

const CorrectProfile = ({ details, faults = [], formKey }: Props) => {
  const words = profileWords[useVisit().language];
  return (
    <Screen title={words.correctTitle} isQuestion back={{ href: PATHS.profile }} faults={faults}>
      <Form formKey={formKey}>
        <TextField
          name="givenName"
          label={words.givenName}
          hint={words.givenNameHint}
          value={details.givenName}
          fault={faultAt(faults, 'givenName')}
          autocomplete="given-name"
        />
        <TextField
          name="familyName"
          label={words.familyName}
          value={details.familyName}
          fault={faultAt(faults, 'familyName')}
          autocomplete="family-name"
        />
        <TextField
          name="phone"
          label={words.optionalPhone}
          hint={words.phoneHint}
          value={details.phone}
          fault={faultAt(faults, 'phone')}
          type="tel"
          autocomplete="tel"
          size={20}
        />
        <Acts>
          <Button>{words.save}</Button>
          <a href={PATHS.profile}>{words.leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};

/** Name and phone. The address is the issuer's to change. */
export const correctProfilePage = personPage(PATHS.correctProfile, {
  get: async ({ register, kept }) => {
    const { givenName, familyName, phone = '' } = await register('GET /me', {});
    const details =
      kept === undefined ? { ...singleAsFamily({ givenName, familyName }), phone } : detailsIn(kept);
    return show(<CorrectProfile details={details} />);
  },
  post: async ({ register, fields, formKey, person, language }) => {
    const { faults: sentences } = profileWords[language];
    const details = detailsIn(fields);
    const { body, faults } = correctionOf(details, sentences);
    const again = (found: readonly Fault[]) =>
      showFaults(<CorrectProfile details={details} faults={found} formKey={formKey} />);
    if (faults.length > 0) return again(faults);
    try {
      const { givenName, familyName } = await register('PATCH /me', { body, formKey });
      await person.rename(fullName({ givenName, familyName }));
    } catch (error) {
      const at = (field: 'givenName' | 'familyName' | 'phone'): Fault => ({
        field,
        sentence: sentences[field],
      });
      return again(
        faultsOf(
          error,
          {},
          { '/givenName': at('givenName'), '/familyName': at('familyName'), '/phone': at('phone') },
        ),
      );
    }
    return goTo(PATHS.profileDone);
  },
});
