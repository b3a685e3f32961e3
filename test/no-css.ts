/** What a stylesheet is in a spec: nothing. */
export default {};
