import { describe, expect, test } from '@jest/globals';
import { evidently, evidentlyType } from '../src/drift/compat/evidently.ts';
import type { Sample } from '../src/drift/compat/sample.ts';
import { categories, type Drawn, numbers, repeated, rowsOf, same, scoreOf, wholeShapes } from './compat-samples.ts';

interface Vector {
  ref: Drawn;
  cur: Drawn;
  type: 'num' | 'cat';
  /** Score and verdict at Evidently's threshold; null where it raises an error. */
  scores: Readonly<Record<string, readonly [number, boolean] | null>>;
  default: readonly [number, boolean, string];
}

// Evidently 0.7.21, scipy 1.17.1, numpy 2.4.6, pandas 3.0.6: get_stattest(...)(reference, current, type, None)
const vectors: readonly Vector[] = [
  {
    ref: ['even', 60, 3],
    cur: ['even', 45, 5, 0, 1],
    type: 'num',
    scores: {
      ks: [0.5198788293233328, false],
      jensenshannon: [0.10119791416268557, true],
      wasserstein: [0.17217179316159997, true],
      psi: [0.08273377606911379, false],
      kl_div: [0.04001593576570549, false],
      hellinger: [0.10144463749699777, true],
      t_test: [0.5216688560211121, false],
      mannw: [0.23020278994041954, false],
      anderson: [0.25, false],
      cramer_von_mises: [0.4913001355496033, false],
      es: [0.6996604454341473, false],
      ed: [0.09016209682401861, false],
    },
    default: [0.5198788293233328, false, 'ks'],
  },
  {
    ref: ['even', 60, 3],
    cur: ['even', 45, 5, 0.25, 1],
    type: 'num',
    scores: {
      ks: [5.980096789408726e-5, true],
      jensenshannon: [0.4340894560986678, true],
      wasserstein: [0.9392591884127727, true],
      psi: [3.414243315005455, true],
      kl_div: [1.9964994968381786, true],
      hellinger: [0.5000813918037061, true],
      t_test: [3.4789416267440107e-6, true],
      mannw: [7.282291040722835e-6, true],
      anderson: [0.001, true],
      cramer_von_mises: [2.7565375838034534e-5, true],
      es: [7.729915845545075e-8, true],
      ed: [0.404360881172032, true],
    },
    default: [5.980096789408726e-5, true, 'ks'],
  },
  {
    ref: ['even', 12, 3],
    cur: ['even', 14, 5, 0.1, 1],
    type: 'num',
    scores: {
      ks: [0.34953456827194884, false],
      jensenshannon: [0.8325546111576977, true],
      wasserstein: [0.7510133540726034, true],
      psi: [13.27944644782317, true],
      kl_div: [6.7066446035092655, true],
      hellinger: [0.5743645825915923, true],
      t_test: [0.08712457364779591, false],
      mannw: [0.0525962525600207, false],
      anderson: [0.12407387692934929, false],
      cramer_von_mises: [0.16216428577899933, false],
      es: [0.3544513735319221, false],
      ed: [0.3004934056648707, true],
    },
    default: [0.34953456827194884, false, 'ks'],
  },
  {
    ref: ['even', 6, 3],
    cur: ['even', 40, 5, 0.1, 1],
    type: 'num',
    scores: {
      ks: [0.23554869588063998, false],
      jensenshannon: [0.8325546111576977, true],
      wasserstein: [0.8732496363792608, true],
      psi: [12.91350482839728, true],
      kl_div: [7.363634750074029, true],
      hellinger: [0.4210463801809635, true],
      t_test: [0.1250155421382164, false],
      mannw: [0.09027888763517264, false],
      anderson: [0.2046275539686423, false],
      cramer_von_mises: [0.22175565483404136, false],
      es: [0.0008200003508855435, true],
      ed: [0.2988470205082638, true],
    },
    default: [0.23554869588063998, false, 'ks'],
  },
  {
    ref: ['skewed', 500, 7],
    cur: ['skewed', 300, 11, 0, 1],
    type: 'num',
    scores: {
      ks: [0.5362803803871578, false],
      jensenshannon: [0.0956308006062557, false],
      wasserstein: [0.06045469336538725, false],
      psi: [0.0737511954342682, false],
      kl_div: [0.036794482665034, false],
      hellinger: [0.09582213089408356, false],
      t_test: [0.7206104847540321, false],
      mannw: [0.6461613156657026, false],
      anderson: [0.25, false],
      cramer_von_mises: [0.6404839789654242, false],
      es: [0.6239524741218105, false],
      ed: [1.0283516475948835, true],
    },
    default: [0.5362803803871578, false, 'ks'],
  },
  {
    ref: ['skewed', 1000, 7],
    cur: ['skewed', 700, 11, 20, 1],
    type: 'num',
    scores: {
      ks: [1.056313409513479e-26, true],
      jensenshannon: [0.06908379764530799, false],
      wasserstein: [0.07423531420938503, false],
      psi: [0.03835824201769421, false],
      kl_div: [0.018533842525403403, false],
      hellinger: [0.06916382547210528, false],
      t_test: [0.14095591178359912, false],
      mannw: [3.8530144923450755e-5, true],
      anderson: [0.001, true],
      cramer_von_mises: [1.9994733646555574e-8, true],
      es: [2.9162166003797314e-6, true],
      ed: [1.774143374322679, true],
    },
    default: [1.056313409513479e-26, true, 'ks'],
  },
  {
    ref: ['skewed', 1001, 7],
    cur: ['skewed', 700, 11, 20, 1],
    type: 'num',
    scores: {
      ks: [1.1292030360108243e-26, true],
      jensenshannon: [0.0692854139568661, false],
      wasserstein: [0.07450072410432851, false],
      psi: [0.03858293395236437, false],
      kl_div: [0.01864067637624134, false],
      hellinger: [0.06936588650284041, false],
      t_test: [0.13975374705947696, false],
      mannw: [3.973147176266298e-5, true],
      anderson: [0.001, true],
      cramer_von_mises: [2.105515095607302e-8, true],
      es: [3.4782467856574663e-6, true],
      ed: [1.7726961181645775, true],
    },
    default: [0.07450072410432851, false, 'wasserstein'],
  },
  {
    ref: ['skewed', 2500, 7],
    cur: ['skewed', 1500, 11, 0, 1.3],
    type: 'num',
    scores: {
      ks: [2.6546727098845264e-5, true],
      jensenshannon: [0.1640539626741014, true],
      wasserstein: [0.20547666584553925, true],
      psi: [0.40642839782958357, true],
      kl_div: [0.07853036134908571, false],
      hellinger: [0.19458000552849003, true],
      t_test: [1.6175995932661302e-8, true],
      mannw: [0.0008477484787818998, true],
      anderson: [0.001, true],
      cramer_von_mises: [0.0005109971291358262, true],
      es: [1.4281351310372473e-20, true],
      ed: [2.552154832920605, true],
    },
    default: [0.20547666584553925, true, 'wasserstein'],
  },
  {
    ref: ['whole', 700, 5],
    cur: ['whole', 350, 9, 0, 1],
    type: 'num',
    scores: {
      ks: [0.8448699645551395, false],
      jensenshannon: [0.07956271429276017, false],
      wasserstein: [0.061450544678521145, false],
      psi: [0.05091367051559377, false],
      kl_div: [0.025668555345147823, false],
      hellinger: [0.044392883754491304, false],
      t_test: [0.35071807035286934, false],
      mannw: [0.17712670004005898, false],
      anderson: [0.25, false],
      cramer_von_mises: [0.5167980134138823, false],
      es: [0.7236905125348225, false],
      ed: [0.224980724797953, true],
    },
    default: [0.8448699645551395, false, 'ks'],
  },
  {
    ref: ['whole', 1400, 5],
    cur: ['whole', 900, 9, 6, 1],
    type: 'num',
    scores: {
      ks: [2.2587809540330045e-9, true],
      jensenshannon: [0.26111108286594603, true],
      wasserstein: [0.3679448716678987, true],
      psi: [1.2763228598577476, true],
      kl_div: [0.6093918891784437, true],
      hellinger: [0.18013410701039456, true],
      t_test: [7.572638617476138e-18, true],
      mannw: [1.388412972399466e-16, true],
      anderson: [0.001, true],
      cramer_von_mises: [6.24034157681308e-12, true],
      es: [1.2675264000130412e-41, true],
      ed: [1.1565694084983509, true],
    },
    default: [0.3679448716678987, true, 'wasserstein'],
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0, 1],
    type: 'num',
    scores: {
      ks: [0.8532023139565721, false],
      jensenshannon: [0.040001290940925464, false],
      wasserstein: [0.06011606088680064, false],
      psi: [0.012843674901243, false],
      kl_div: [0.006209520484748269, false],
      hellinger: [0.02852435016219144, false],
      t_test: [0.3164784961772225, false],
      mannw: [0.1860618642788593, false],
      anderson: [0.25, false],
      cramer_von_mises: [2.8401644369679957e-9, true],
      es: [0.5507333896423781, false],
      ed: [0.0570428412221069, false],
    },
    default: [0.8532023139565721, false, 'ks'],
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0, 1],
    type: 'cat',
    scores: {
      chisquare: [0.5420414977095713, false],
      z: [0.5395633819576162, false],
      jensenshannon: [0.040001290940925464, false],
      psi: [0.012843674901243, false],
      kl_div: [0.006209520484748269, false],
      hellinger: [0.04003465899652274, false],
      fisher_exact: null,
      g_test: null,
    },
    default: [0.5420414977095713, false, 'chisquare'],
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0.5, 1],
    type: 'num',
    scores: {
      ks: [2.4833858892693444e-32, true],
      jensenshannon: [0.40535596132672597, true],
      wasserstein: [0.5064778129712956, true],
      psi: [3.4372480415179463, true],
      kl_div: [2.679027856276153, true],
      hellinger: [0.14931861218852124, true],
      t_test: [8.131040961362498e-17, true],
      mannw: [3.557066740885942e-22, true],
      anderson: [0.001, true],
      cramer_von_mises: [1.1985477055276306e-9, true],
      es: [2.1704192443984916e-96, true],
      ed: [0.4702350695845815, true],
    },
    default: [2.4833858892693444e-32, true, 'ks'],
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0.5, 1],
    type: 'cat',
    scores: {
      chisquare: [0.0, true],
      z: [0.0, true],
      jensenshannon: [0.40535596132672597, true],
      psi: [3.4372480415179463, true],
      kl_div: [2.679027856276153, true],
      hellinger: [0.477206164653063, true],
      fisher_exact: null,
      g_test: null,
    },
    default: [0.0, true, 'chisquare'],
  },
  {
    ref: ['coarse', 1500, 5],
    cur: ['coarse', 800, 9, 3.5, 1],
    type: 'num',
    scores: {
      ks: [0.0, true],
      jensenshannon: [0.7796615390755888, true],
      wasserstein: [3.0454220401400702, true],
      psi: [11.982082477362981, true],
      kl_div: [6.837814671203049, true],
      hellinger: [0.8602586097608167, true],
      t_test: [0.0, true],
      mannw: [0.0, true],
      anderson: [0.001, true],
      cramer_von_mises: [6.77848323027419e-8, true],
      es: [0.0, true],
      ed: [2.1194729428694195, true],
    },
    default: [3.0454220401400702, true, 'wasserstein'],
  },
  {
    ref: ['coarse', 1500, 5],
    cur: ['coarse', 800, 9, 3.5, 1],
    type: 'cat',
    scores: {
      chisquare: [0.0, true],
      z: [0.0, true],
      jensenshannon: [0.7796615390755888, true],
      psi: [11.982082477362981, true],
      kl_div: [6.837814671203049, true],
      hellinger: [0.9252655653715526, true],
      fisher_exact: null,
      g_test: null,
    },
    default: [0.7796615390755888, true, 'jensenshannon'],
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 300, 9, 0, 1],
    type: 'num',
    scores: {
      ks: [0.9414474696413693, false],
      jensenshannon: [0.03424874110503663, false],
      wasserstein: [0.09087947019733666, false],
      psi: [0.009390244311558885, false],
      kl_div: [0.004649506416848179, false],
      hellinger: [0.030681958212545667, false],
      t_test: [0.27072327604359825, false],
      mannw: [0.1365986801068821, false],
      anderson: [0.25, false],
      cramer_von_mises: [0.4372823275122555, false],
      ed: [0.08511430223202474, false],
    },
    default: [0.40615870456999903, false, 'chisquare'],
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 300, 9, 0, 1],
    type: 'cat',
    scores: {
      chisquare: [0.40615870456999903, false],
      z: [0.5716076449533312, false],
      jensenshannon: [0.03424874110503663, false],
      psi: [0.009390244311558885, false],
      kl_div: [0.004649506416848179, false],
      hellinger: [0.03425460841747066, false],
      fisher_exact: null,
      g_test: [0.4162360096944119, false],
    },
    default: [0.40615870456999903, false, 'chisquare'],
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 250, 9, 0, 1],
    type: 'num',
    scores: {
      ks: [0.9976283339224874, false],
      jensenshannon: [0.027591898765600583, false],
      wasserstein: [0.06967426048462476, false],
      psi: [0.00609417675364257, false],
      kl_div: [0.0030038251577167267, false],
      hellinger: [0.01998783655439593, false],
      t_test: [0.4204616274715718, false],
      mannw: [0.21304643297368414, false],
      anderson: [0.25, false],
      cramer_von_mises: [0.330813780173689, false],
      ed: [0.06491704107722579, false],
    },
    default: [0.6611466891945763, false, 'chisquare'],
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 250, 9, 0, 1],
    type: 'cat',
    scores: {
      chisquare: [0.6611466891945763, false],
      z: [0.667242314956807, false],
      jensenshannon: [0.027591898765600583, false],
      psi: [0.00609417675364257, false],
      kl_div: [0.0030038251577167267, false],
      hellinger: [0.02759605739908775, false],
      fisher_exact: null,
      g_test: null,
    },
    default: [0.6611466891945763, false, 'chisquare'],
  },
  {
    ref: ['few', 1200, 5],
    cur: ['few', 300, 9, 0, 1],
    type: 'num',
    scores: {
      ks: [0.9998141353371901, false],
      jensenshannon: [0.018399307268262947, false],
      wasserstein: [0.04080473015697915, false],
      psi: [0.0027089448818916535, false],
      kl_div: [0.001343882550297732, false],
      hellinger: [0.013502430923011986, false],
      t_test: [0.5287892744873577, false],
      mannw: [0.2660197898484161, false],
      anderson: [0.25, false],
      cramer_von_mises: [1.7735486412817636e-9, true],
      ed: [0.0407567308687917, false],
    },
    default: [0.018399307268262947, false, 'jensenshannon'],
  },
  {
    ref: ['few', 1200, 5],
    cur: ['few', 300, 9, 0, 1],
    type: 'cat',
    scores: {
      chisquare: [0.8416629253618695, false],
      z: [0.856876609196425, false],
      jensenshannon: [0.018399307268262947, false],
      psi: [0.0027089448818916535, false],
      kl_div: [0.001343882550297732, false],
      hellinger: [0.018400442977624432, false],
      fisher_exact: null,
      g_test: null,
    },
    default: [0.018399307268262947, false, 'jensenshannon'],
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 250, 9, 1, 1],
    type: 'num',
    scores: {
      ks: [4.9439374099008776e-11, true],
      jensenshannon: [0.42423894826085473, true],
      wasserstein: [0.9784689624579912, true],
      psi: [4.061085589435184, true],
      kl_div: [2.044065632058141, true],
      hellinger: [0.3957792956135207, true],
      t_test: [7.527630577245822e-27, true],
      mannw: [6.079565071595122e-23, true],
      anderson: [0.001, true],
      cramer_von_mises: [2.0367574293800317e-10, true],
      ed: [0.7626276213781461, true],
    },
    default: [0.0, true, 'chisquare'],
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 250, 9, 1, 1],
    type: 'cat',
    scores: {
      chisquare: [0.0, true],
      z: [0.0, true],
      jensenshannon: [0.42423894826085473, true],
      psi: [4.061085589435184, true],
      kl_div: [2.044065632058141, true],
      hellinger: [0.5090649413878842, true],
      fisher_exact: null,
      g_test: null,
    },
    default: [0.0, true, 'chisquare'],
  },
  {
    ref: ['pair', 200, 5],
    cur: ['pair', 150, 9, 0, 1],
    type: 'num',
    scores: {
      ks: [0.9999999999997301, false],
      jensenshannon: [0.0159286797679394, false],
      wasserstein: [0.04559607525875536, false],
      psi: [0.0020301389268367323, false],
      kl_div: [0.0010071681392370031, false],
      hellinger: [0.0, false],
      t_test: [0.6771679798245532, false],
      mannw: [0.3385291020977599, false],
      anderson: [0.25, false],
      cramer_von_mises: [0.0012109534192185079, true],
      ed: [0.02828427124746193, false],
    },
    default: [0.6761128352664494, false, 'z'],
  },
  {
    ref: ['pair', 200, 5],
    cur: ['pair', 150, 9, 0, 1],
    type: 'cat',
    scores: {
      chisquare: [0.5765469734532953, false],
      z: [0.6761128352664494, false],
      jensenshannon: [0.0159286797679394, false],
      psi: [0.0020301389268367323, false],
      kl_div: [0.0010071681392370031, false],
      hellinger: [0.01592937850554369, false],
      fisher_exact: null,
      g_test: null,
    },
    default: [0.6761128352664494, false, 'z'],
  },
  {
    ref: ['pair', 200, 5],
    cur: ['pair', 200, 9, 0, 1],
    type: 'num',
    scores: {
      ks: [0.9999999999999998, false],
      jensenshannon: [0.00801121366239249, false],
      wasserstein: [0.02279803762937768, false],
      psi: [0.0005134598003862581, false],
      kl_div: [0.00025569724573595506, false],
      hellinger: [0.0, false],
      t_test: [0.8212913972987912, false],
      mannw: [0.4107029892580344, false],
      anderson: [0.25, false],
      cramer_von_mises: [0.9999999999993631, false],
      ed: [0.014142135623730965, false],
    },
    default: [0.8207455494169396, false, 'z'],
  },
  {
    ref: ['pair', 200, 5],
    cur: ['pair', 200, 9, 0, 1],
    type: 'cat',
    scores: {
      chisquare: [0.7471398824099553, false],
      z: [0.8207455494169396, false],
      jensenshannon: [0.00801121366239249, false],
      psi: [0.0005134598003862581, false],
      kl_div: [0.00025569724573595506, false],
      hellinger: [0.008011305115037422, false],
      fisher_exact: [0.9098384578269333, false],
      g_test: [0.74813483231185, false],
    },
    default: [0.8207455494169396, false, 'z'],
  },
  {
    ref: ['pair', 1300, 5],
    cur: ['pair', 200, 9, 0, 1],
    type: 'num',
    scores: {
      ks: [1.0, false],
      jensenshannon: [0.009128588493373556, false],
      wasserstein: [0.025655310680732252, false],
      psi: [0.000666686195960599, false],
      kl_div: [0.00033478280035349056, false],
      hellinger: [0.0, false],
      t_test: [0.7353203285331716, false],
      mannw: [0.6324436523828103, false],
      anderson: [0.25, false],
      cramer_von_mises: [6.346955117031428e-8, true],
      ed: [0.016317848796612577, false],
    },
    default: [0.009128588493373556, false, 'jensenshannon'],
  },
  {
    ref: ['pair', 1300, 5],
    cur: ['pair', 200, 9, 0, 1],
    type: 'cat',
    scores: {
      chisquare: [0.7167386908957818, false],
      z: [0.7351126527359941, false],
      jensenshannon: [0.009128588493373556, false],
      psi: [0.000666686195960599, false],
      kl_div: [0.00033478280035349056, false],
      hellinger: [0.009128715741604437, false],
      fisher_exact: null,
      g_test: null,
    },
    default: [0.009128588493373556, false, 'jensenshannon'],
  },
  {
    ref: ['skewed', 12000, 7],
    cur: ['skewed', 9000, 11, 0, 1.1],
    type: 'num',
    scores: {
      ks: [6.060755948531689e-6, true],
      jensenshannon: [0.09544693980992575, false],
      wasserstein: [0.09536781821766814, false],
      psi: [0.13293107827407882, true],
      kl_div: [0.026747259081553856, false],
      hellinger: [0.11229886749118291, true],
      t_test: [6.085422080224609e-11, true],
      mannw: [9.215413640285413e-7, true],
      anderson: [0.001, true],
      cramer_von_mises: [4.14608875110023e-6, true],
      es: [1.3128738383665948e-48, true],
      ed: [1.1864538870771575, true],
    },
    default: [0.09536781821766814, false, 'wasserstein'],
  },
];

const drawn = (of: Drawn) => numbers(rowsOf(of), wholeShapes.includes(of[0]));
const kindOf = (type: 'num' | 'cat') => (type === 'num' ? 'number' : 'category');

describe.each(vectors)('$ref against $cur as $type', ({ ref, cur, type, scores, default: chosen }) => {
  const columns = { ref: drawn(ref), cur: drawn(cur) };

  test.each(Object.entries(scores))('%s', (name, expected) => {
    const outcome = evidently.judge(columns, kindOf(type), { test: name });
    if (expected === null) expect(outcome).toMatchObject({ status: 'undecided', test: name });
    else {
      const { score, drifted } = scoreOf(outcome);
      expect({ score: same(score, expected[0]) ? expected[0] : score, drifted }).toEqual({
        score: expected[0],
        drifted: expected[1],
      });
    }
  });

  test(`takes ${chosen[2]} by itself`, () => {
    const { test: name, score, drifted } = scoreOf(evidently.judge(columns, kindOf(type), {}));
    expect([name, same(score, chosen[0]), drifted]).toEqual([chosen[2], true, chosen[1]]);
  });
});

const six = [1, 2, 3, 4, 5, 6];
const a8 = [38.7, 41.5, 43.8, 44.5, 45.5, 46.0, 47.7, 58.0];
const b8 = [39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8];
const upTo = (n: number) => numbers(Array.from({ length: n }, (_, i) => i));
const constant = (value: number, rows: number) => numbers(new Array<number>(rows).fill(value));
const sides: Readonly<Record<string, readonly [Sample, Sample]>> = {
  counts6: [
    numbers(repeated(six, [16, 18, 16, 14, 12, 12]), true),
    numbers(repeated(six, [16, 16, 16, 16, 16, 8]), true),
  ],
  counts6x2: [
    numbers(repeated(six, [32, 36, 32, 28, 24, 24]), true),
    numbers(repeated(six, [16, 16, 16, 16, 16, 8]), true),
  ],
  abc: [categories({ a: 5, b: 5, c: 8 }), categories({ a: 4, b: 6, c: 8 })],
  AB8: [numbers(a8), numbers(b8)],
  AA5: [numbers(a8), numbers(a8.map((value) => value + 5))],
  fisher1: [categories({ a: 45, b: 45 }), categories({ a: 30, b: 60 })],
  fisher2: [categories({ a: 3, b: 3 }), categories({ a: 6 })],
  fisher5: [categories({ a: 6 }), categories({ b: 6 })],
  fisher6: [categories({ a: 90, b: 60 }), categories({ a: 60, b: 90 })],
  psi_mt: [numbers([3, 2, 2], true), numbers([1, 2, 3], true)],
  chi_unseen: [numbers([1, 2, 3], true), numbers([5, 8, 3], true)],
  chi_same: [numbers([1, 2, 3], true), numbers([1, 2, 3], true)],
  'edge const both': [categories({ a: 50 }), categories({ a: 50 })],
  'edge const vs other const': [categories({ a: 50 }), categories({ b: 50 })],
  'edge const num': [constant(1, 50), constant(1, 50)],
  'edge binary unseen 2nd': [categories({ a: 50 }), categories({ a: 40, b: 10 })],
  'edge unseen cat large': [categories({ a: 1000, b: 1000 }), categories({ a: 500, c: 500 })],
  'edge large const': [constant(1, 2000), constant(1, 2000)],
  'edge large const js': [categories({ a: 2000 }), categories({ a: 2000 })],
  'edge psi const': [categories({ a: 50 }), categories({ a: 50 })],
  'edge wasserstein const ref': [constant(0, 50), constant(0.5, 50)],
  'boundary ref=1000': [upTo(1000), upTo(1000)],
  'boundary ref=1001': [upTo(1001), upTo(1001)],
};

// Evidently 0.7.21; the inputs up to chi_same are those of its own tests
test.each([
  ['counts6', 'chisquare', 'cat', 0.6730876006966301, false],
  ['counts6', 'hellinger', 'cat', 0.06812774370983345, false],
  ['counts6x2', 'chisquare', 'cat', 0.6730876006966301, false],
  ['counts6', 'mannw', 'num', 0.4814330305987495, false],
  ['counts6', 'es', 'num', 0.8100227257214628, false],
  ['counts6', 'psi', 'cat', 0.037218381577290835, false],
  ['counts6', 'jensenshannon', 'cat', 0.06804819617703867, false],
  ['counts6', 'kl_div', 'cat', 0.01890967696532045, false],
  ['counts6', 'wasserstein', 'num', 0.054433105395181744, false],
  ['counts6', 'ks', 'num', 0.9999926089855543, false],
  ['abc', 'g_test', 'cat', 0.817622013379844, false],
  ['AB8', 'anderson', 'num', 0.0635146772876083, true],
  ['AB8', 't_test', 'num', 0.08410572024397057, false],
  ['AA5', 'ed', 'num', 1.9332614929181204, true],
  ['AB8', 'ks', 'num', 0.08702408702408701, false],
  ['AB8', 'wasserstein', 'num', 0.781236105789365, true],
  ['AB8', 'ed', 'num', 1.570230874744221, true],
  ['AB8', 'es', 'num', 0.40844891295815533, false],
  ['AB8', 'cramer_von_mises', 'num', 0.0643310546875, true],
  ['AB8', 'psi', 'num', 14.250388222464219, true],
  ['AB8', 'jensenshannon', 'num', 0.8325546111576977, true],
  ['AB8', 'hellinger', 'num', 0.4143701130471807, true],
  ['fisher1', 'fisher_exact', 'cat', 0.033972274322700745, true],
  ['fisher2', 'fisher_exact', 'cat', 0.1818181818181818, false],
  ['fisher5', 'fisher_exact', 'cat', 0.0021645021645021645, true],
  ['fisher6', 'fisher_exact', 'cat', 0.0007843987149579247, true],
  ['psi_mt', 'psi', 'cat', 2.9341472484810085, true],
  ['chi_unseen', 'chisquare', 'cat', 0.0, true],
  ['chi_same', 'chisquare', 'cat', 1.0, false],
  ['edge const both', 'default:z', 'cat', 1.0, false],
  ['edge const both', 'chisquare', 'cat', NaN, false],
  ['edge const vs other const', 'default:z', 'cat', 0.0, true],
  ['edge const num', 'default:z', 'num', 1.0, false],
  ['edge binary unseen 2nd', 'default:z', 'cat', 0.0008581206663935692, true],
  ['edge unseen cat large', 'default:jensenshannon', 'cat', 0.5887050112577373, true],
  ['edge large const', 'default:jensenshannon', 'num', 0.0, false],
  ['edge large const js', 'default:jensenshannon', 'cat', 0.0, false],
  ['edge psi const', 'psi', 'cat', 0.0, false],
  ['edge wasserstein const ref', 'wasserstein', 'num', 500.0, true],
  ['boundary ref=1000', 'default:ks', 'num', 1.0, false],
  ['boundary ref=1001', 'default:wasserstein', 'num', 0.0, false],
] as const)('%s: %s of %s is %p', (name, asked, type, expected, drifted) => {
  const [ref, cur] = sides[name]!;
  const chosen = asked.startsWith('default:') ? {} : { test: asked };
  const outcome = evidently.judge({ ref, cur }, kindOf(type), chosen);
  // Evidently says "no drift" to NaN; nothing was decided.
  if (Number.isNaN(expected)) expect(outcome).toMatchObject({ status: 'undecided', test: asked });
  else {
    const scored = scoreOf(outcome);
    expect([scored.test, same(scored.score, expected), scored.drifted]).toEqual([
      asked.replace('default:', ''),
      true,
      drifted,
    ]);
  }
});

describe('types, going by the data', () => {
  const whole = (distinct: number, nulls = 0) =>
    numbers([...Array.from({ length: 40 }, (_, i) => i % distinct), ...new Array<null>(nulls).fill(null)], true);
  test.each([
    ['few whole numbers', whole(10), 'cat'],
    ['many whole numbers', whole(11), 'num'],
    ['few whole numbers with nulls', whole(3, 1), 'num'],
    ['few numbers', numbers([0.5, 1, 0.5, 1]), 'num'],
    ['text that repeats', categories({ a: 2, b: 2 }), 'cat'],
    ['text that does not', categories({ a: 2, b: 1 }), 'text'],
    ['yes and no', categories({ true: 3, false: 3 }, 0, 'boolean'), 'cat'],
    ['yes and no with nulls', categories({ true: 3, false: 3 }, 1, 'boolean'), 'unknown'],
    ['nulls', { type: 'empty', rows: 3, nulls: 3 }, 'num'],
    ['times', { type: 'time', rows: 3, nulls: 0 }, 'unknown'],
  ] as const)('%s', (_, sample, expected) => expect(evidentlyType(sample)).toBe(expected));
});

describe('what Evidently stops at, or cannot be reproduced, is undecided', () => {
  const column = constant(1, 20);
  test.each([
    ['no values in the reference', numbers([null, null]), column, {}, 'the reference has no values'],
    ['no values in the data', column, numbers([null, Infinity]), {}, 'the data has no values'],
    ['text', categories({ a: 1, b: 1 }), categories({ a: 1, b: 1 }), {}, "Evidently's text test is not reproduced"],
    ['one value', column, column, { test: 'anderson' }, 'anderson stops'],
    ['one value', column, column, { test: 't_test' }, 't_test gives no number'],
    ['a test of another kind', column, column, { test: 'chisquare' }, 'chisquare is no test for numbers'],
    ['too few rows', numbers([1, 2]), numbers([1, 3]), { test: 'es' }, 'es stops'],
    [
      'too few for its exact distribution',
      numbers([1, 2]),
      numbers([1, 3]),
      { test: 'cramer_von_mises' },
      'cramer_von_mises stops',
    ],
    ['text against numbers', categories({ a: 9 }), column, { test: 'ks' }, 'ks stops: one side holds no numbers'],
  ])('%s: %#', (_, ref, cur, choice, reason) => {
    const kind = evidently.kindOf({ ref, cur }, choice)!;
    const outcome = evidently.judge({ ref, cur }, kind, choice);
    expect(outcome.status).toBe('undecided');
    expect((outcome as { reason: string }).reason).toContain(reason);
  });

  test('infinities count as nulls', () => {
    const { sizes } = scoreOf(
      evidently.judge({ ref: numbers([1, 2, Infinity]), cur: numbers([1, -Infinity, 2, null]) }, 'number', {}),
    );
    expect(sizes).toEqual({ reference: 2, data: 2 });
  });
});

test('whole numbers by type have cells at least 1 wide, others have not', () => {
  const rows = (whole: boolean) => ({
    type: 'number' as const,
    whole,
    rows: 2_200_000,
    nulls: 0,
    numbers: { values: Array.from({ length: 22 }, (_, i) => i), counts: new Array<number>(22).fill(100_000) },
  });
  const cells = (whole: boolean) =>
    scoreOf(evidently.judge({ ref: rows(whole), cur: rows(whole) }, 'number', { test: 'psi' })).parameters['cells'];
  expect([cells(true), cells(false)]).toEqual([21, 24]);
});

test('the evidence says everything that makes the number', () => {
  expect(
    evidently.judge({ ref: drawn(['skewed', 500, 7]), cur: drawn(['skewed', 300, 11]) }, 'number', {
      test: 'psi',
      threshold: 0.2,
    }),
  ).toMatchObject({
    test: 'psi',
    threshold: 0.2,
    sense: '>=',
    sizes: { reference: 500, data: 300 },
    parameters: {
      kind: 'num',
      score: 'index',
      cells: 11,
      'cell rule': 'equal width over both sides, Sturges',
      'log base': 'e',
      zeros: '0.0001, or a millionth of the least share below that',
    },
  });
});

// Evidently 0.7.21, cramer_von_mises of at most 20 rows: counted in half or single precision; null where it raises an error
test.each<[Drawn, Drawn, number | null]>([
  [['even', 3, 6], ['even', 5, 22, 0], null],
  [['coarse', 3, 6], ['coarse', 5, 22, 0], null],
  [['even', 3, 6], ['even', 5, 22, 0.2], null],
  [['coarse', 3, 6], ['coarse', 5, 22, 1.0], null],
  [['even', 3, 6], ['even', 5, 22, 0.45], null],
  [['coarse', 3, 6], ['coarse', 5, 22, 2.25], null],
  [['even', 5, 8], ['even', 5, 22, 0], 0.428466796875],
  [['coarse', 5, 8], ['coarse', 5, 22, 0], 0.261962890625],
  [['even', 5, 8], ['even', 5, 22, 0.2], 0.0872802734375],
  [['coarse', 5, 8], ['coarse', 5, 22, 1.0], 0.015869140625],
  [['even', 5, 8], ['even', 5, 22, 0.45], 0.03173828125],
  [['coarse', 5, 8], ['coarse', 5, 22, 2.25], 0.0],
  [['even', 8, 11], ['even', 8, 25, 0], 0.97998046875],
  [['coarse', 8, 11], ['coarse', 8, 25, 0], 0.97998046875],
  [['even', 8, 11], ['even', 8, 25, 0.2], 0.1319580078125],
  [['coarse', 8, 11], ['coarse', 8, 25, 1.0], 0.00543975830078125],
  [['even', 8, 11], ['even', 8, 25, 0.45], 0.00543975830078125],
  [['coarse', 8, 11], ['coarse', 8, 25, 2.25], 0.0006213188171386719],
  [['even', 9, 12], ['even', 10, 27, 0], null],
  [['coarse', 9, 12], ['coarse', 10, 27, 0], null],
  [['even', 9, 12], ['even', 10, 27, 0.2], null],
  [['coarse', 9, 12], ['coarse', 10, 27, 1.0], null],
  [['even', 9, 12], ['even', 10, 27, 0.45], null],
  [['coarse', 9, 12], ['coarse', 10, 27, 2.25], null],
  [['even', 20, 23], ['even', 4, 21, 0], 0.264404296875],
  [['coarse', 20, 23], ['coarse', 4, 21, 0], 0.0033893585205078125],
  [['even', 20, 23], ['even', 4, 21, 0.2], 0.046295166015625],
  [['coarse', 20, 23], ['coarse', 4, 21, 1.0], 0.0],
  [['even', 20, 23], ['even', 4, 21, 0.45], 0.01580810546875],
  [['coarse', 20, 23], ['coarse', 4, 21, 2.25], 0.0],
  [['even', 12, 15], ['even', 12, 29, 0], 0.5852435827255249],
  [['coarse', 12, 15], ['coarse', 12, 29, 0], 0.6938135027885437],
  [['even', 12, 15], ['even', 12, 29, 0.2], 0.46472465991973877],
  [['coarse', 12, 15], ['coarse', 12, 29, 1.0], 0.08276297897100449],
  [['even', 12, 15], ['even', 12, 29, 0.45], 0.06395266950130463],
  [['coarse', 12, 15], ['coarse', 12, 29, 2.25], 0.005584736820310354],
  [['even', 16, 19], ['even', 12, 29, 0], 0.6247215867042542],
  [['coarse', 16, 19], ['coarse', 12, 29, 0], 0.47786879539489746],
  [['even', 16, 19], ['even', 12, 29, 0.2], 0.447717547416687],
  [['coarse', 16, 19], ['coarse', 12, 29, 1.0], 0.06518111377954483],
  [['even', 16, 19], ['even', 12, 29, 0.45], 0.0403345562517643],
  [['coarse', 16, 19], ['coarse', 12, 29, 2.25], 0.0006281688692979515],
  [['even', 20, 23], ['even', 20, 37, 0], 0.4994456470012665],
  [['coarse', 20, 23], ['coarse', 20, 37, 0], 0.8155859708786011],
  [['even', 20, 23], ['even', 20, 37, 0.2], 0.020207969471812248],
  [['coarse', 20, 23], ['coarse', 20, 37, 1.0], 0.00041701970621943474],
  [['even', 20, 23], ['even', 20, 37, 0.45], 1.97348326764768e-5],
  [['coarse', 20, 23], ['coarse', 20, 37, 2.25], 7.416509220092848e-7],
])('Cramér-von Mises of %p and %p', (ref, cur, expected) => {
  const outcome = evidently.judge({ ref: drawn(ref), cur: drawn(cur) }, 'number', { test: 'cramer_von_mises' });
  if (expected === null) expect(outcome.status).toBe('undecided');
  else expect(scoreOf(outcome).score).toBe(expected);
});
