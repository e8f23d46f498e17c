/**
 * Companies, people, places, weapons and bodies whose names are also common words: typed with a capital they are the name.
 * Only names that a list of ordinary words could hold need to stand here; others never are in doubt.
 */
const names = new Set(
  `
  abrams aegis africa african airbus alcoa alibaba alphabet altria amazon anchorage anduril anglo anthropic apple
  applied arab arabian arm asian austin bain baker bath bell biden blackrock block bloom boeing bolt bolton bombardier
  boots brazilian brest bristol british brown buffalo bullfinch bundesbank burns bush cadence cameron canon capitol
  caterpillar cathay chad chase chevron china chinese chubb cisco cleveland cliffs clinton coherent coinbase coke
  comac constellation cook cork cosco costco crescent crimea cruise cuba cyprus danish danske darwin deere delta
  diageo dodge dominion donbas dove dubai duma dutch egypt embraer emirates eni entergy ericsson esper essex etihad
  european evergreen exelon exor exxon fannie fanuc fed finnish fisher fitch flex flint ford fox freddie freeport
  french frontier gap garmin gates gazprom gemini georgia georgian german ghana glencore goldman google grab graphcore
  greece greek greenland groq guinea gulf haley halliburton hamas hanwha harris hawk hayes hess hezbollah hitachi
  holland honda honor houthi hull hungary hunt iceland india indian intel interpol iran iranian iraq ireland irish
  islam islamic israel israeli italian jaguar japan japanese java javelin jersey jetblue johnson jordan kellogg kenya
  kim kiribati korea korean kraft kremlin kroger kurd kurdish kuwait lagarde lam lear lebanon lens leonardo leopard
  lilly lima linde line lloyds lockheed lucid lula lumen lyft macron maersk malaysia mali malta marathon mars marvell
  mattel mattis mcdonald medtronic merck merkel merz meta micron microsoft milan milei minuteman mitsubishi mobile
  modi monaco monster moody moon mosaic musk myanmar natal nato nest netflix netherlands newmont next nice niger
  nigeria nike nikkei nokia nome norway norwegian nucor nvidia obama oman openai oracle orange orlando osaka packard
  pakistan palantir palestine palestinian palo panama panasonic paramount paris patriot peacock pence pentagon pepsi
  perth peru petro peugeot phillips phoenix ping poland polish pompeo portugal powell prague providence prudential
  puma putin qantas qatar qinetiq quad qualcomm quebec ram rapidus raytheon reading reagan reliance renault reuters
  rice rigetti rio rivian roche romania rome rover rubio rugby russia russian ryanair saab safran sage sands santander
  sap saudi schneider scholz scotch seagate sharp shell shopee siemens signal sinopec sky skyworth slack snap
  snowflake sofia sony spain spanish split sprint stellantis stripe subaru subway sudan suez sullivan sunak suzuki
  swift swiss sydney syria taiwan tajik taliban target telegram tesla texas thai thales tide tokyo tomahawk total
  toyota trident trump truss turk turkey turkish typhoon tyson uber uganda ukraine unilever unity vale valero vance
  venice verizon vestas victoria vietnam virgin visa vistra vodafone volkswagen volvo vulcan wagner wales walker
  walmart waltz wells wendy williams wise wolfspeed wynn xerox xiaomi yellen yemen zambia zara zimbabwe zoom
  `
    .trim()
    .split(/\s+/),
);

/** @param lower the name in lower case, as in `apple`. */
export function isWellKnownName(lower: string): boolean {
  return names.has(lower);
}
