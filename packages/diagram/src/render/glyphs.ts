/** What a node is, drawn with a few strokes on a 24 × 24 grid: neutral, the same for every provider. */
export const GLYPHS: Readonly<Record<string, string>> = {
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6z',
  attacker:
    'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.600-6 7.5-6s6.9 2 7.5 6zM3 5h18M7 5l1.5-2.5h7L17 5',
  application: 'M3.5 5h17v14h-17zM3.5 9h17M6 7h.01M8.5 7h.01M9.5 12.5L7.5 14.5l2 2M14.5 12.5l2 2-2 2',
  service: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM12 3v9M4 7.5l8 4.5 8-4.5M12 12v9',
  bucket: 'M4 6h16l-2.200 14H6.200zM4 6c0-1.400 3.600-2.5 8-2.5S20 4.600 20 6s-3.600 2.5-8 2.5S4 7.400 4 6z',
  object: 'M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5M9 12h6.5M9 15.5h6.5',
  table: 'M3.5 5h17v14h-17zM3.5 9.5h17M3.5 14.25h17M9.5 9.5V19',
  database:
    'M4.5 6c0-1.5 3.400-2.700 7.5-2.700s7.5 1.200 7.5 2.700-3.400 2.700-7.5 2.700S4.5 7.5 4.5 6zM4.5 6v12c0 1.5 3.400 2.700 7.5 2.700s7.5-1.200 7.5-2.700V6M4.5 12c0 1.5 3.400 2.700 7.5 2.700s7.5-1.200 7.5-2.700',
  function: 'M5 20L10.800 8.200 9.5 4.5H7M10.800 8.200L16 20h3',
  queue: 'M3.5 8h17v8h-17zM8 8v8M12 8v8M16 8v8',
  topic: 'M4 10v4h3l6 4V6l-6 4zM16 9.5c1.300 1.400 1.300 3.600 0 5M18.5 7c2.700 2.800 2.700 7.200 0 10',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10.800 12.200L19.5 3.5M16 7l3 3M13.5 9.5l2 2',
  log: 'M5 3.5h14v17H5zM8 8h8M8 12h8M8 16h5',
  policy:
    'M12 3l7.5 3v5.5c0 4.5-3 7.800-7.5 9.5-4.5-1.700-7.5-5-7.5-9.5V6zM8.800 11.800l2.300 2.300 4.200-4.400',
  role: 'M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5.5 20c.5-3.700 3-5.5 6.5-5.5s6 1.800 6.5 5.5M17 4.5l1.300 1.300L21 3',
  network: 'M9.5 3.5h5v4h-5zM3.5 16.5h5v4h-5zM15.5 16.5h5v4h-5zM12 7.5V12M6 16.5V12h12v4.5',
  endpoint: 'M3 12h7M14 12h7M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM6 9l-3 3 3 3M18 9l3 3-3 3',
  web: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c2.400 2.300 3.600 5.100 3.600 8.5s-1.200 6.200-3.600 8.5c-2.400-2.300-3.600-5.100-3.600-8.5s1.200-6.200 3.600-8.5z',
  device: 'M5 4h14v9H5zM5 16h14v4H5zM8 18h.01M11 18h5M12 13v3',
  settings: 'M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h10M18 17h2M16 15v4',
  monitor: 'M3.5 5h17v11h-17zM9 20h6M12 16v4M6.5 11.5l3-3 2.5 2.5 4.5-4',
  archive: 'M3.5 4.5h17v4h-17zM5 8.5h14v11H5zM9.5 12h5',
  file: 'M3.5 6h6l2 2.5h9V19h-17z',
  cdn: 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 8.5V4M12 20v-4.5M8.5 12H4M20 12h-4.5M12 4h.01M4 12h.01M20 12h.01M12 20h.01M6.5 6.5l3 3M17.5 6.5l-3 3M6.5 17.5l3-3M17.5 17.5l-3-3',
};

/** The sign on a checkpoint's badge: a letter for what is enforced, so that it reads without colour. */
export const CHECKPOINT_LETTERS: Readonly<Record<string, string>> = {
  policy: 'P',
  acl: 'A',
  key: 'K',
  network: 'N',
  identity: 'I',
  setting: 'S',
};

export const CHECKPOINT_NAMES: Readonly<Record<string, string>> = {
  policy: 'policy',
  acl: 'access control list',
  key: 'encryption key',
  network: 'network',
  identity: 'identity',
  setting: 'setting',
};
