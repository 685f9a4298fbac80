import { Acts, Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Form } from '../../components/form.tsx';
import { Screen } from '../../components/screen.tsx';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { PATHS } from '../../page/paths.ts';
import { useVisit } from '../../page/visit-context.ts';
import { carryOverWords } from './words.ts';

interface Props {
  siren: string;
  given: Fields;
  faults?: readonly Fault[];
}

/** Where Sirene does not say which establishment has taken over. */
export const NameSuccessor = ({ siren, given, faults = [] }: Props) => {
  const { above, leave, name } = carryOverWords[useVisit().language];
  return (
    <Screen
      title={name.title}
      above={above}
      isQuestion
      back={{ href: PATHS.organisation.overview(siren) }}
      faults={faults}
    >
      <p>{name.about}</p>
      <Form>
        <TextField
          name="successor"
          label={name.siret}
          hint={name.hint}
          inputmode="numeric"
          size={20}
          value={given.text('successor')}
          fault={faultAt(faults, 'successor')}
        />
        <Acts>
          <Button>{name.button}</Button>
          <a href={PATHS.organisation.overview(siren)}>{leave}</a>
        </Acts>
      </Form>
    </Screen>
  );
};
