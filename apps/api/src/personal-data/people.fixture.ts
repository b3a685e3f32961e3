export const ivan = {
  name: 'Ivan Kolev',
  email: 'ivan.kolev@mill.example',
  phone: '+359 888 123 456',
  said: 'zebrawords',
};
/** As others write of him. */
export const wordsOfIvan = `Tell ${ivan.name} (${ivan.email}, 0888/123-456) of it`;
export const mila = { name: 'Mila Ivanova', email: 'mila@mill.example', phone: '+359 2 555 777' };
