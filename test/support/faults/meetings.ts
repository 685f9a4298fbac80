import { cancelledWhere, refusedConflict } from './aws-faults.ts';
import { isSingleWrite, isTransaction, keysTouched, keyText } from './operations.ts';
import { MEETING_MILLISECONDS } from './rates.ts';
import { type Layer, strikes } from './weather.ts';

/**
 * A local engine makes one transaction wait for another; AWS refuses one of two that touch the same item at the same
 * time. Here the second is refused, and so is a write by itself that meets a transaction. Each transaction takes a
 * moment, so that what is sent at once meets.
 */
export const meetings: Layer = async (call, deliver, weather) => {
  const isMeeting = (isTransaction(call) || isSingleWrite(call)) && strikes(weather, 'meeting');
  if (!isMeeting || (isTransaction(call) && weather.isDone)) return deliver(call);
  const { inFlight, met, luck, time } = weather;
  const milliseconds = luck.between(0, MEETING_MILLISECONDS);
  const keys = keysTouched(call).map(keyText);
  const isMet = keys.map((key) => inFlight.has(key));
  if (isMet.includes(true)) {
    met('meeting');
    return isTransaction(call) ? cancelledWhere(isMet) : refusedConflict();
  }
  if (!isTransaction(call)) return deliver(call);
  for (const key of keys) inFlight.add(key);
  try {
    await time.wait(milliseconds);
    return await deliver(call);
  } finally {
    for (const key of keys) inFlight.delete(key);
  }
};
