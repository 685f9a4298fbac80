import { Ticks } from '../../components/choices.tsx';
import { type Fault, faultAt } from '../../page/faults.ts';
import type { Fields } from '../../page/fields.ts';
import { useVisit } from '../../page/visit-context.ts';
import { inGroups, nameInWords } from '../../words/names.ts';
import { rightsWords } from '../rights/words.ts';
import type { NamedPlaces } from './terms-rows.tsx';

interface Props {
  sirets: readonly string[];
  places: NamedPlaces;
  legend: string;
  given: Fields;
  faults: readonly Fault[];
}

/** The establishments that a mandate names, to be ticked by name. */
export const PlaceTicks = ({ sirets, places, legend, given, faults }: Props) => (
  <Ticks
    name="place"
    legend={legend}
    fault={faultAt(faults, 'place')}
    chosen={given.all('place')}
    choices={sirets.map((siret) => {
      const name = places.find((place) => place.siret === siret)?.name;
      return {
        value: siret,
        label: name === undefined ? inGroups(siret) : nameInWords(name),
        explained: name === undefined ? undefined : <SiretOf siret={siret} />,
      };
    })}
  />
);

const SiretOf = ({ siret }: { siret: string }) => {
  const words = rightsWords[useVisit().language];
  return (
    <>
      {words.siret} {inGroups(siret)}
    </>
  );
};
