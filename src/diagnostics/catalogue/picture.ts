import type { Entries } from './entry.ts'

export const pictureEntries = {
  'picture.unreadable': {
    severity: 'error',
    message: 'The file is not a readable picture, so apps would show none.',
    hint: 'Save the picture again as JPEG or PNG.',
    standard: 'APPLE-27',
  },
  'picture.type-wrong': {
    severity: 'error',
    message: 'The picture is {found}; directories take JPEG and PNG only.',
    hint: 'Save it as JPEG or PNG.',
    standard: 'APPLE-27',
  },
  'picture.extension-wrong': {
    severity: 'error',
    message: 'The picture is {found}, but its name says otherwise; Apple refuses it for that.',
    hint: 'Rename it to {wanted}',
    standard: 'APPLE-27',
  },
  'picture.not-square': {
    severity: 'error',
    message: 'The picture is {width} × {height} pixels; artwork has to be square.',
    hint: 'Crop it to {side} × {side} pixels.',
    standard: 'APPLE-27',
  },
  'picture.too-small': {
    severity: 'error',
    message: 'The picture is {width} × {height} pixels; artwork needs at least {least} × {least}.',
    hint: 'Export it anew at 3000 × 3000 pixels; enlarging a small one only blurs it.',
    standard: 'APPLE-27',
  },
  'picture.too-big': {
    severity: 'error',
    message: 'The picture is {width} × {height} pixels; artwork has at most {most} × {most}.',
    hint: 'Scale it down to {most} × {most} pixels.',
    standard: 'APPLE-27',
  },
  'picture.transparent': {
    severity: 'warning',
    message: 'The picture has transparent parts, which apps fill with black or white as they like.',
    hint: 'Save it without an alpha channel.',
    standard: 'APPLE-27',
  },
  'picture.not-rgb': {
    severity: 'error',
    message:
      'The picture is in the colours of print (CMYK); Apple asks for RGB, and some apps show it inverted.',
    hint: 'Save it in the sRGB colour space.',
    standard: 'APPLE-27',
  },
  'picture.grey': {
    severity: 'warning',
    message:
      'The picture has shades of grey and no colours (RGB), which Apple asks for even where all is grey.',
    hint: 'Save it in the sRGB colour space.',
    standard: 'APPLE-27',
  },
  'picture.heavy': {
    severity: 'warning',
    message:
      'The picture has {bytes} bytes; with more than {limit} apps load it late, and some leave it out.',
    hint: 'Save it as JPEG with a quality of 80, or with fewer pixels: 1400 × 1400 are enough.',
    standard: 'APPLE-27',
  },
  'picture.cut': {
    severity: 'error',
    message: 'The file ends before the picture does: apps would show a part of it, or a hole.',
    hint: 'Copy the picture again from where it was made.',
    standard: 'APPLE-27',
  },
} as const satisfies Entries
