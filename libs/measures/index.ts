export { convertedTo, measureOf, relatedMeasures } from './measures';
