import { createContext, useContext } from 'hono/jsx';
import type { Visit } from './visit.ts';

const VisitContext = createContext<Visit | undefined>(undefined);

/** Around everything that is shown, so that components find the language and the person. */
export const VisitProvider = VisitContext.Provider;

export const useVisit = (): Visit => {
  const visit = useContext(VisitContext);
  if (visit === undefined) throw new Error('a component stands outside of a page');
  return visit;
};
