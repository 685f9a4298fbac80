import { OrganisationKey } from '../../components/key-drawings.tsx';
import { Note } from '../../components/note.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { nameInWords, placeInWords } from '../../words/names.ts';
import type { FoundPlace } from './look-up.ts';
import { becomeWords } from './words.ts';

/** Which establishment the request is for, and what its candidate must know before they ask. */
export const PlaceBox = ({ place }: { place: FoundPlace | 'not-told' }) => {
  const { found } = becomeWords[useVisit().language];
  if (place === 'not-told') {
    return (
      <Note state="info">
        <p>{found.notTold}</p>
      </Note>
    );
  }
  const { siren, organisation, hasAdministrator, letterTo } = place;
  return (
    <div class="box">
      <OrganisationKey siren={siren} />
      <h2>{nameInWords(organisation)}</h2>
      <p>{placeInWords(place)}</p>
      <p class="soft">{hasAdministrator ? found.administered : found.notAdministered}</p>
      <p class="soft">{letterTo === undefined ? found.noLetter : found.letter(placeInWords(letterTo))}</p>
    </div>
  );
};
