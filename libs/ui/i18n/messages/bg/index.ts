import common from './common';
import refusals from './refusals';
import states from './states';

export default { ...common, ...states, ...refusals };
