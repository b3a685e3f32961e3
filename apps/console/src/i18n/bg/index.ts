import type { Translation } from '#ui';
import type en from '../en';
import access from './access';
import alerts from './alerts';
import answers from './answers';
import audit from './audit';
import classes from './classes';
import commandOffers from './command-offers';
import commands from './commands';
import dispatch from './dispatch';
import equipment from './equipment';
import glossary from './glossary';
import knowledge from './knowledge';
import meaning from './meaning';
import overrides from './overrides';
import overview from './overview';
import parts from './parts';
import people from './people';
import personalData from './personal-data';
import planDay from './plan-day';
import policy from './policy';
import preferences from './preferences';
import reasons from './reasons';
import repair from './repair';
import requests from './requests';
import settings from './settings';
import shell from './shell';
import signIn from './sign-in';
import spending from './spending';
import talk from './talk';
import words from './words';
import workOrders from './work-orders';

export default {
  ...access,
  ...alerts,
  ...answers,
  ...audit,
  ...classes,
  ...commandOffers,
  ...commands,
  ...dispatch,
  ...equipment,
  ...glossary,
  ...knowledge,
  ...meaning,
  ...overrides,
  ...overview,
  ...parts,
  ...people,
  ...personalData,
  ...planDay,
  ...policy,
  ...preferences,
  ...reasons,
  ...repair,
  ...requests,
  ...settings,
  ...shell,
  ...signIn,
  ...spending,
  ...talk,
  ...words,
  ...workOrders,
} satisfies Translation<typeof en>;
