/** Of the passwords most often found in leaks, those that are long enough for us; lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc zaq12wsxcde3 qazwsxedcrfv qazwsxedc123
q1w2e3r4t5 q1w2e3r4t5y6 qwerty1234 qwerty12345 qwerty123456 qwertyuiop123 qwertyuiop1 qwertyqwerty qwerty123456789
1234qwerasdf qwer1234asdf asdfghjkl1 asdfghjkl123 asdfasdfasdf asdf1234asdf zxcvbnm123 zxcvbnm1234 zxcvbnmasdfghjkl
abc123456789 abcd123456 abcd12345678 abc1234567 a123456789 a1234567890 aa123456789 123456789a 123456789abc 1234567890a
12345678910 123456789123 0987654321 9876543210 1029384756 1357924680 2468013579 1122334455 112233445566 11223344556677
0123456789 1234554321 123456654321 1234567887654321 123123123123 123321123321 147258369 1472583690 147852369 7894561230
159753456852 741852963 7418529630 987654321a 55555555555 a1b2c3d4e5 a1b2c3d4e5f6 1a2b3c4d5e 1a2b3c4d5e6f
password12 password123 password1234 password12345 password01 password11 password99 password2020 password2021 password2022
password2023 password2024 password2025 password2026 passw0rd12 passw0rd123 p@ssw0rd12 p@ssw0rd123 p@ssword123 pa$$word12
pa55word12 mypassword mypassword1 mypassword123 thepassword newpassword newpassword1 passwordpassword password!23 1password1
iloveyou12 iloveyou123 iloveyou1234 iloveyou2 iloveyouforever iloveyousomuch iloveyou4ever ihateyou123 loveyou123 loveforever
iloveyoubaby iloveme123 ilovegod12 ilovejesus jesuschrist jesusislord godisgood1 godisgreat blessed123 trustno1trustno1
welcome123 welcome1234 welcome12345 welcome2020 welcome2023 welcome2024 welcome2025 welcome2026 welcomehome welcomeback
letmein123 letmein1234 letmeinplease letmeinnow1 changeme12 changeme123 changeme1234 changeit123 default123 defaultpassword
admin12345 admin123456 admin1234567 adminadmin adminadmin1 administrator administrator1 admin@1234 admin@12345 root123456
rootrootroot toor123456 test123456 testtest123 testtesttest testing123 testing1234 test1234567 guestguest guest12345
user123456 useruser12 login12345 secret1234 secret12345 topsecret1 master1234 master12345 masterkey1 supersecret
superman12 superman123 superman1234 batman1234 batman12345 spiderman1 spiderman12 spiderman123 ironman123 starwars12 starwars123
pokemon123 pokemon1234 minecraft1 minecraft12 minecraft123 nintendo64 playstation playstation1 playstation2 playstation3 xbox360360
football12 football123 basketball baseball12 baseball123 basketball1 soccer1234 liverpool1 liverpool12 liverpool123 manchester
manchester1 manutd1234 chelsea123 chelsea1234 arsenal123 arsenal1234 barcelona1 barcelona10 realmadrid realmadrid1 juventus12
sunshine12 sunshine123 princess12 princess123 princess1234 butterfly1 butterfly12 butterfly123 chocolate1 chocolate123 strawberry
strawberry1 watermelon blueberry1 cheesecake cinnamon12 peanutbutter snowflake1 rainbow123 dragon1234 dragon12345 dragonball
dragonballz dragonball1 monkey1234 monkey12345 shadow1234 shadow12345 tigger1234 whatever12 whatever123 whateverman freedom123
freedom1234 forever123 friends123 friendship bestfriend bestfriends family1234 familyfirst mylovemylove mommy12345 daddy12345
motherlode grandmother fatherandson sweetheart sweetheart1 cutiepie12 babygirl12 babygirl123 babygirl1234 babyboy123 princesita
hello12345 hello123456 hellohello helloworld helloworld1 helloworld123 hellokitty hellokitty1 goodmorning goodnight1 happybirthday
happyhappy happyday12 happiness1 summer2020 summer2023 summer2024 summer2025 summer2026 summer1234 winter2023 winter2024
winter2025 winter2026 spring2024 spring2025 spring2026 autumn2024 autumn2025 autumn2026 january2025 january2026 december25
michael123 michael1234 jordan2323 jordan1234 jennifer12 jennifer123 jessica123 jessica1234 ashley1234 daniel1234 daniel12345
charlie123 charlie1234 thomas1234 andrew1234 matthew123 anthony123 alexander1 alexander12 alexander123 christopher elizabeth1
elizabeth12 victoria12 victoria123 nicole1234 samantha12 samantha123 michelle12 michelle123 stephanie1 richard123 robert1234
william123 joseph1234 george1234 computer12 computer123 computer1234 internet12 internet123 internet1234 samsung123 samsung1234
samsunggalaxy google1234 google12345 googlegoogle facebook12 facebook123 instagram1 youtube123 linkedin12 linkedin123 microsoft1
windows123 windows1234 android123 iphone1234 blackberry blackberry1 thinkpad12 america123 australia1 california california1
newyork123 newyorkcity london1234 germany123 deutschland bulgaria12 bulgaria123 sofia12345 plovdiv123 levski1914 levskisofia
cskasofia1 parola1234 parola12345 parola123456 parolaparola obichamte1 obichamteb woaini1314 woaini520520 woaini1314520 5201314520
5201314woaini 1314520woaini wodemima12 mima123456 beijing2008 shanghai123 shenzhen123 zhongguo123 a5201314520 asd123456789
qq123456789 qwe123456789 zxc123456789 asdasd123456 qweasdzxc123 1qaz1qaz1qaz 2wsx2wsx2wsx zaq1zaq1zaq1 123qweasdzxc 123qwe123qwe
correcthorsebatterystaple thequickbrownfox opensesame openseseame nothing123 nopassword nopassword1 donotenter keepout123
abcdefghij abcdefghijk abcdefghijkl abcdefgh123 abcdefg1234 abcdef123456 abcabcabc123 zxcvbn1234 zxcvbnm12345 qazwsx1234
service123 service1234 engineer12 engineer123 manager123 manager1234 dispatcher dispatcher1 customer12 customer123 technician technician1
`
    .trim()
    .split(/\s+/),
);

/** Words that stay guessable whatever digits and signs are put around them. */
export const commonWords: ReadonlySet<string> = new Set(
  `
password passwort parola mima welcome letmein changeme default admin administrator root toor test testing guest user login secret
topsecret master iloveyou qwerty qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx monkey dragon superman batman
football baseball basketball soccer sunshine princess shadow trustnoi hello helloworld freedom whatever starwars pokemon
summer winter spring autumn january february march april may june july august september october november december
monday friday company business office service engineer manager dispatcher customer technician partner demo example
computer internet samsung google windows microsoft facebook bulgaria sofia plovdiv varna shenzhen beijing shanghai china
levski woaini michael jennifer daniel charlie alexander abc abcd abcde abcdef qwe asd zxc
`
    .trim()
    .split(/\s+/),
);

/** Keyboards and alphabets along which fingers walk. */
export const rowsOfKeys = [
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
] as const;
