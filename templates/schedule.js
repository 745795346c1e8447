// The times of the schedule on the listener's own clock, where it shows another time than the station's.
/** A moment's time and day of the week in a zone; the listener's own where none is given. */
function clockIn(moment, timeZone) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
}

/** How many minutes the clocks of a zone are ahead of UTC at a moment. */
function ahead(moment, timeZone) {
  const { year, month, day, hour, minute } = clockIn(moment, timeZone)
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  return Math.round((shown - moment.getTime()) / 60_000)
}

/** The moment of this week at which the station's clock shows a day, counted from Monday, and a time. */
function momentOf(day, time, timeZone) {
  const now = new Date()
  const here = new Date(now.getTime() + ahead(now, timeZone) * 60_000)
  const [hour, minute] = time.split(':').map(Number)
  const weekday = here.getUTCDay() || 7
  const shown = Date.UTC(
    here.getUTCFullYear(),
    here.getUTCMonth(),
    here.getUTCDate() + day - weekday,
    hour,
    minute,
  )
  const about = new Date(shown - ahead(now, timeZone) * 60_000)
  // The clocks may change between now and then.
  return new Date(shown - ahead(about, timeZone) * 60_000)
}

function show(item, { zone, yours }) {
  const moment = momentOf(Number(item.dataset.day), item.dataset.time, zone)
  const [there, mine] = [clockIn(moment, zone), clockIn(moment)]
  if (there.hour === mine.hour && there.minute === mine.minute && there.weekday === mine.weekday) return
  const clock = `${mine.hour}:${mine.minute}`
  const weekday = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long' }).format(moment)
  const told = there.weekday === mine.weekday ? clock : `${weekday} ${clock}`
  const place = document.createElement('span')
  place.className = 'meta yours'
  place.textContent = yours.replace('{time}', told)
  item.querySelector('.what').append(' ', place)
}

/** Also where the page is shown while something plays. */
function begin() {
  const table = document.querySelector('#timetable')
  if (!table) return
  try {
    for (const item of table.querySelectorAll('li')) show(item, table.dataset)
  } catch {
    // A browser that does not know the zone shows the station's times alone.
  }
}

begin()
document.addEventListener('inonda:page', begin)
