// The list of every sentence the program can print. Blanks are {0}, {1}, ...; the order of blanks may differ by language.
#include "permille/base/phrases.hpp"

#include <fmt/format.h>

#include <array>

#include "permille/base/contracts.hpp"

namespace permille {
namespace {

constexpr Wording wordings[] = {
    // base
    {Phrase::cannot_open_file, "无法打开文件 {0}（{1}）。", "cannot open {0} ({1})."},
    {Phrase::did_you_mean, "；是否想写“{0}”？", "; did you mean '{0}'?"},
    {Phrase::reason_missing, "文件不存在", "no such file"},
    {Phrase::reason_permission, "没有读取权限", "no permission"},
    {Phrase::reason_link_loop, "符号链接成环", "its links go round in a circle"},
    {Phrase::reason_name_too_long, "文件名过长", "its name is too long"},
    // random
    // describe
    {Phrase::file_not_opened, "无法打开（{0}）", "cannot be opened ({0})"},
    {Phrase::file_is_folder, "这是文件夹；请指定一个文件", "is a folder; name a file"},
    {Phrase::file_not_regular, "这不是普通文件（管道或设备）；请指定一个普通文件", "is a pipe or a device; name a regular file"},
    {Phrase::file_too_large, "超过 {0} KiB；较长的数表请放在 CSV 文件中，情景文件确需更大时使用 --large", "is larger than {0} KiB; put tables into CSV files, or use --large for a large scenario"},
    {Phrase::file_empty, "文件是空的；情景文件以 permille: 1 开头", "is empty; a scenario starts with permille: 1"},
    {Phrase::not_utf8, "不是 UTF-8 文本；请另存为 UTF-8", "is not UTF-8 from here on; save the file as UTF-8"},
    {Phrase::looks_like_gb18030, "不是 UTF-8 文本，看起来是 GB18030（GBK）；请另存为 UTF-8", "is not UTF-8 but looks like GB18030 (GBK); save the file as UTF-8"},
    {Phrase::looks_like_utf16, "看起来是 UTF-16 文本；请另存为 UTF-8", "looks like UTF-16; save the file as UTF-8"},
    {Phrase::control_character, "有控制字符 U+{0}；请删除", "has the control character U+{0}; remove it"},
    {Phrase::lone_carriage_return, "行末只有回车符；请用 LF 或 CRLF 换行", "has a carriage return without a line feed; end lines with LF or CRLF"},
    {Phrase::tab_in_indentation, "缩进中有制表符；请改用空格", "a tab in the indentation; use spaces"},
    {Phrase::yaml_directive, "不使用 % 指令；请删除此行", "directives (%) are not used here; remove the line"},
    {Phrase::too_deep, "嵌套超过 {0} 层", "nested deeper than {0} levels"},
    {Phrase::too_many_nodes, "超过 {0} 个值；较长的数表请放在 CSV 文件中", "has more than {0} values; put tables into CSV files"},
    {Phrase::key_too_long, "键超过 {0} 字节", "a key is longer than {0} bytes"},
    {Phrase::scalar_too_long, "一个值超过 {0} KiB", "a value is longer than {0} KiB"},
    {Phrase::key_twice, "键重复出现，首次在第 {0} 行", "key appears twice, first on line {0}"},
    {Phrase::key_not_text, "键必须是普通文字", "a key must be plain text"},
    {Phrase::yaml_anchor, "不使用锚点（&）；值请直接写出", "anchors (&) are not used here; write the value where it is needed"},
    {Phrase::yaml_alias, "不使用别名（*）；值请直接写出", "aliases (*) are not used here; write the value where it is needed"},
    {Phrase::yaml_tag, "不使用标签（!）；请删除", "tags (!) are not used here; remove it"},
    {Phrase::yaml_merge_key, "不使用合并键（<<）；请用 extends", "merge keys (<<) are not used here; use extends"},
    {Phrase::second_document, "这里开始了第二个文档；一个文件只能有一个文档", "a second document starts here; a file holds one"},
    {Phrase::yaml_line_does_not_fit, "此处与上文不符；请检查缩进以及键后的冒号和空格", "this does not fit what stands above it; check the indentation, and the colon and space after the key"},
    {Phrase::yaml_not_closed, "括号 [ 或 { 未闭合，或缺少逗号", "a [ or { is not closed, or a comma is missing"},
    {Phrase::yaml_not_opened, "多余的右括号", "a closing bracket without an opening one"},
    {Phrase::yaml_quote_not_closed, "引号未闭合", "a quotation mark is not closed"},
    {Phrase::yaml_escape, "双引号内的转义写法无效；请改用单引号，或写成 \\\\", "an unknown escape in double quotes; use single quotes, or write \\\\"},
    {Phrase::yaml_mark_not_allowed, "此处不能有 ':'、'?' 或 '-'；含冒号的文字请加引号", "a ':', '?' or '-' cannot stand here; put text that holds a colon in quotes"},
    {Phrase::yaml_character, "此处的字符不能作为开头；以 @ % ` 等开头的文字请加引号", "this character cannot start a value; put text that starts with @, % or ` in quotes"},
    {Phrase::yaml_full_width, "此行有全角标点或空格；YAML 的冒号、逗号、括号、引号和空格须为半角", "full-width punctuation or space in this line; YAML wants ASCII colons, commas, brackets, quotes and spaces"},
    {Phrase::yaml_not_understood, "不是有效的 YAML", "is not valid YAML from here on"},
    {Phrase::unknown_key, "未知的键{0}", "unknown key{0}"},
    {Phrase::unknown_key_colon, "未知的键；冒号后面须有空格", "unknown key; a space must follow the colon"},
    {Phrase::unknown_key_full_width, "未知的键；冒号须为半角，后面须有空格", "unknown key; the colon must be an ASCII ':' with a space after it"},
    {Phrase::required_missing, "缺少必填的键（{0}）", "required key is missing ({0})"},
    {Phrase::nothing_to_remove, "没有值；null 用来删去上级文件的值，而上级没有这个值", "has no value; null removes a value of a parent file, and there is none"},
    {Phrase::must_be_map, "须为若干“键: 值”，而不是{0}", "must be a map of keys and values, not {0}"},
    {Phrase::must_be_text, "须为文字，而不是{0}", "must be text, not {0}"},
    {Phrase::must_be_label, "须为文字或 {zh: …, en: …}，而不是{0}", "must be text or {zh: .., en: ..}, not {0}"},
    {Phrase::label_language_missing, "只写了一种语言；请写 {zh: …, en: …}，或只写一段文字", "has one language only; write {zh: .., en: ..} or one text"},
    {Phrase::must_be_flag, "须为 true 或 false，而不是 {0}", "must be true or false, not {0}"},
    {Phrase::must_be_choice, "{0} 不在可选值之中：{1}{2}", "{0} is not one of {1}{2}"},
    {Phrase::must_be_quantity, "须为一个数，或 {value: …}、{pert: [低, 众数, 高]} 等写法，而不是{0}", "must be a number, or {value: ..}, {pert: [low, mode, high]} and the like, not {0}"},
    {Phrase::must_be_number, "须为一个数，而不是{0}", "must be a number, not {0}"},
    {Phrase::must_be_whole, "须为整数，而不是 {0}", "must be a whole number, not {0}"},
    {Phrase::shape_nothing, "空值", "nothing"},
    {Phrase::shape_scalar, "单个值“{0}”", "the value '{0}'"},
    {Phrase::shape_list, "列表", "a list"},
    {Phrase::shape_map, "键值对", "a map"},
    {Phrase::number_quoted, "加了引号，是文字；请去掉引号", "is in quotes and so is text; write the number without them"},
    {Phrase::number_leading_zero, "{0} 以 0 开头；请写 {1}", "{0} starts with a zero; write {1}"},
    {Phrase::number_base, "{0} 不是十进制数；请写成十进制", "{0} is not decimal; write it in decimal"},
    {Phrase::number_separator, "{0} 含分隔符；请写 {1}", "{0} has separators; write {1}"},
    {Phrase::number_decimal_comma, "{0} 用了逗号；小数点请写 {1}", "{0} has a comma; write {1} if it is a decimal point, or no comma at all"},
    {Phrase::number_not_finite, "{0} 不是有限的数；请写一个具体的数", "{0} is not a finite number; write a number"},
    {Phrase::number_too_large, "{0} 太大，无法表示", "{0} is too large to be represented"},
    {Phrase::number_too_small, "{0} 太小，与零无法区分；请写 0", "{0} is too small to be told from zero; write 0"},
    {Phrase::number_word, "{0} 不是数；请写数字", "{0} is a word; write a number"},
    {Phrase::number_full_width, "{0} 是全角数字；请写 {1}", "{0} has full-width digits; write {1}"},
    {Phrase::number_plus, "{0} 带正号；请写 {1}", "{0} has a plus sign; write {1}"},
    {Phrase::number_point, "{0} 的小数点两边都要有数字", "{0} needs a digit on both sides of the point"},
    {Phrase::number_percent, "{0} 带百分号；请写不带百分号的数{1}", "{0} has a percent sign; write the number without it{1}"},
    {Phrase::number_with_unit, "{0} 在数后带有文字；只写 {1}{2}", "{0} has text behind the number; write {1} alone{2}"},
    {Phrase::number_unreadable, "{0} 不是数；请写 3、0.25 或 1e-4 这样的数", "{0} is not a number; write one like 3, 0.25 or 1e-4"},
    {Phrase::number_outside, "{0} 不在 [{1}, {2}] 之内{3}", "{0} is outside [{1}, {2}]{3}"},
    {Phrase::number_below, "{0} 小于最小值 {1}{2}", "{0} is below the smallest allowed, {1}{2}"},
    {Phrase::number_above, "{0} 大于最大值 {1}{2}", "{0} is above the largest allowed, {1}{2}"},
    {Phrase::in_unit, "（单位：{0}）", " (unit: {0})"},
    {Phrase::quantity_no_form, "没有数；请写 value、uniform、normal、triangular、pert、lognormal、beta、path 之一", "holds no number; write one of value, uniform, normal, triangular, pert, lognormal, beta, path"},
    {Phrase::quantity_two_forms, "与 {0} 同时出现；一个数只能有一种写法", "stands beside {0}; a quantity has one form"},
    {Phrase::parameters_count, "{0} 需要 {1}", "{0} needs {1}"},
    {Phrase::parameters_low_high, "两个数：[低, 高]", "two numbers: [low, high]"},
    {Phrase::parameters_mean_sd, "两个数：[均值, 标准差]", "two numbers: [mean, sd]"},
    {Phrase::parameters_low_mode_high, "三个数：[低, 众数, 高]", "three numbers: [low, mode, high]"},
    {Phrase::parameters_median_sigma, "两个数：[中位数, 对数的标准差]", "two numbers: [median, sigma of the logarithm]"},
    {Phrase::parameters_a_b, "两个数：[a, b]", "two numbers: [a, b]"},
    {Phrase::parameters_rise_two, "{0} [{1}, {2}] 须递增：低、高", "{0} [{1}, {2}] must rise: low, high"},
    {Phrase::parameters_rise_three, "{0} [{1}, {2}, {3}] 须递增：低、众数、高", "{0} [{1}, {2}, {3}] must rise: low, mode, high"},
    {Phrase::parameters_one_point, "{0} 的低值与高值相同；请直接写 {1}", "{0} has no width; write {1}"},
    {Phrase::parameter_positive, "{0} 的{1} {2} 须大于 0", "{0}: the {1} {2} must be above 0"},
    {Phrase::parameter_sigma_large, "{0} 的 sigma {1} 大于 5，相当于上下各跨十几个数量级；sigma 是对数的标准差", "{0}: a sigma of {1} spans more than ten powers of ten on each side; it is the standard deviation of the logarithm, at most 5"},
    {Phrase::beta_outside, "beta 的取值在 0 与 1 之间，超出 [{0}, {1}]", "beta gives values from 0 to 1, outside [{0}, {1}]"},
    {Phrase::word_sd, "标准差", "standard deviation"},
    {Phrase::word_sigma, "sigma", "sigma"},
    {Phrase::word_median, "中位数", "median"},
    {Phrase::word_parameter, "参数", "parameter"},
    {Phrase::path_empty, "至少要有一个年份", "needs at least one year"},
    {Phrase::path_year, "年份 {0} 须为 1900 至 2200 的整数", "the year {0} must be a whole number from 1900 to 2200"},
    {Phrase::path_year_order, "年份须递增：{0} 在 {1} 之后", "years must rise: {0} stands after {1}"},
    {Phrase::path_corner, "path 中每年只写一个数或一个分布；source 和 note 写在 path 旁边", "a year of a path holds a number or a distribution; source and note stand beside path"},
    {Phrase::unit_differs, "单位 {0} 不符；此处的单位是 {1}", "the unit {0} does not fit; here it is {1}"},
    {Phrase::source_missing, "没有来源；请写 {value: …, source: …}，或在上级写 source", "has no source; write {value: .., source: ..}, or a source for the map around it"},
    {Phrase::source_empty, "来源是空的；请写 sources 中的一个键，或 estimate", "the source is empty; write a key of sources, or estimate"},
    {Phrase::source_unknown, "sources 中没有来源 {0}{1}", "no source {0} in sources{1}"},
    {Phrase::estimate_without_note, "来源是 estimate，须有 note 说明依据", "an estimate needs a note that says what it rests on"},
    {Phrase::id_characters, "标识只能由小写字母、数字和下划线组成，并以字母或数字开头", "an id is made of a-z, 0-9 and _, and starts with a letter or digit"},
    {Phrase::id_too_long, "标识超过 64 个字符", "an id has at most 64 characters"},
    {Phrase::id_reserved, "{0} 是保留的键，不能作标识", "{0} is a key with a meaning of its own and cannot be an id"},
    {Phrase::extends_not_text, "extends 须为一个文件名", "must name one file"},
    {Phrase::extends_absolute, "extends 须为相对路径", "must be a relative path"},
    {Phrase::extends_missing, "找不到文件 {0}", "no file {0}"},
    {Phrase::extends_outside, "{0} 在情景文件夹之外；情景引用的文件须在其中",
     "{0} lies outside the scenario folder; files that a scenario names must lie inside"},
    {Phrase::extends_cycle, "循环引用：{0}", "goes round in a circle: {0}"},
    {Phrase::extends_too_deep, "extends 超过 {0} 层", "goes on through more than {0} files"},
    {Phrase::set_no_equals, "{0} 须写成 路径=值", "{0} must be PATH=VALUE"},
    {Phrase::set_bad_path, "{0} 不是路径；路径由键和 . 组成，例如 workforce.nurse.recruitment.yield", "{0} is not a path; a path is made of keys and dots, like workforce.nurse.recruitment.yield"},
    {Phrase::set_no_value, "等号后没有值；用 null 删去一个值", "no value after the =; write null to remove one"},
    {Phrase::set_through_value, "{0} 是一个值，下面没有键", "{0} is a value and has no keys below it"},
    {Phrase::table_empty, "表中没有标题行", "the table has no header line"},
    {Phrase::table_no_rows, "表中只有标题行", "the table has a header and no rows"},
    {Phrase::table_column_missing, "缺少列 {0}{1}", "column {0} is missing{1}"},
    {Phrase::table_column_twice, "列 {0} 出现两次", "column {0} appears twice"},
    {Phrase::table_column_unnamed, "第 {0} 列没有名称", "column {0} has no name"},
    {Phrase::table_cells, "此行有 {0} 个单元格，而标题有 {1} 列", "this row has {0} cells, the header has {1}"},
    {Phrase::table_quote, "引号未闭合，或引号后紧跟其他字符", "a quotation mark is not closed, or text stands behind it"},
    {Phrase::table_cell_empty, "{0} 列的单元格是空的；须为一个数", "the cell of column {0} is empty; it must be a number"},
    {Phrase::table_too_many, "超过 {0} 行", "has more than {0} rows"},
    // population
    {Phrase::age_not_whole, "{0} 不是整岁。", "{0} is not a whole age."},
    {Phrase::table_age_twice, "{0} 岁出现两次。", "age {0} stands twice."},
    {Phrase::table_age_missing, "表格须为 0 至 100 岁每岁一行，缺 {0} 岁。",
     "the table must have a row for each age from 0 to 100; {0} is missing."},
    {Phrase::life_table_does_not_die, "99 岁的死亡概率须大于 0，更低年龄须小于 1（{0} 岁为 {1}）。",
     "the probability of dying must be above 0 at age 99 and below 1 before 100 (age {0}: {1})."},
    {Phrase::fertility_without_births, "生育率全部为 0。", "all fertility rates are 0."},
    {Phrase::profile_without_people, "{0} 一列全部为 0，无法分配迁移者的年龄。",
     "column {0} is 0 at every age, so migrants have no age."},
    {Phrase::census_ages, "各年龄组须从 0 岁起首尾相接；此行应为从 {0} 岁到不小于它的整岁。",
     "the age groups must follow one another from 0; this one must run from {0} to a whole age not below it."},
    {Phrase::census_ages_end, "各年龄组须到 100 岁为止（100 表示 100 岁及以上），表中止于 {0} 岁。",
     "the age groups must end with 100 (100 and older); these end with {0}."},
    {Phrase::table_without_people, "表中没有人口。", "the table has no people."},
    {Phrase::base_year_only, "这是基年的数值，不能给出逐年路径；此后的变化用 {0} 表示。",
     "this is the base year's value and cannot be a course over years; give what follows with {0}."},
    {Phrase::structure_must_be_plain, "基年结构对所有模拟只计算一次，这里须为确定的数；不确定性请写在 population.base。",
     "the base structure is computed once for all replications: give a plain number here, and say how uncertain the people "
     "are under population.base."},
    {Phrase::age_group_backwards, "年龄组从 {0} 岁到 {1} 岁，起点大于终点。", "the group ends ({1}) before it begins ({0})."},
    {Phrase::age_groups_overlap, "{0} 岁已属于年龄组 {1}；各组不得重叠。",
     "age {0} already belongs to group {1}; groups may not overlap."},
    {Phrase::age_shares_sum, "各年龄组的份额合计为 {0}，应为 1。", "the shares of the age groups add up to {0}; they should add up to 1."},
    {Phrase::structure_has_nobody, "结构表在 {0} 至 {1} 岁没有人，而已知数据在此有人。",
     "the structure has nobody aged {0} to {1}, but the known margins have."},
    {Phrase::margins_contradict, "此处份额为 {0}，其他已知数据给出 {1}，二者矛盾。",
     "this says {0}; the other margins give {1}, which its digits do not allow."},
    {Phrase::towns_missing, "至少要有一个乡镇或街道。", "there must be at least one town."},
    {Phrase::towns_do_not_add_up, "各乡镇已知人口合计 {0}，全县为 {1}；须相等，或由有权重的乡镇分担其余人口。",
     "the towns' known people add up to {0}, the county has {1}; they must agree, or a town without known people must have a "
     "weight to take the rest."},
    {Phrase::one_seat, "须有且只有一个乡镇标明 seat: true（县城所在地），现有 {0} 个。",
     "exactly one town must be the county seat (seat: true); {0} are."},
    {Phrase::either_fertility, "total 与 birth_rate 须给出其中一个，且只能一个（不用的可设为 null）。",
     "give total or birth_rate, one of them and not both (null removes an inherited one)."},
    {Phrase::either_migration, "net_per_1000 与 growth_per_year 须给出其中一个，且只能一个（不用的可设为 null）。",
     "give net_per_1000 or growth_per_year, one of them and not both (null removes an inherited one)."},
    // workforce
    {Phrase::pipeline_without_place, "没有这一层级的机构可以接收毕业生",
     "there is no facility at the level at which they serve"},
    {Phrase::age_row_missing, "{0} 中没有名为“{1}”的类别", "{0} has no rows of the cadre {1}"},
    {Phrase::age_band_unclear, "年龄组“{0}”无法理解；请写成 <25、25-34 或 60+，在 18 至 75 岁之间",
     "the age band {0} is not understood; write <25, 25-34 or 60+, between 18 and 75"},
    {Phrase::age_band_overlaps, "年龄组“{0}”与同一类别的另一组重叠",
     "the age band {0} overlaps another one of its cadre"},
    {Phrase::age_shares_not_one, "“{0}”各年龄组之和为 {1}，应为 1",
     "the shares of {0} make {1} together; they should make 1"},
    // facilities
    // plan
    // scenario
    {Phrase::noun_town, "乡镇", "town"},
    {Phrase::noun_cadre, "人员类别", "cadre"},
    {Phrase::noun_qualification, "资格", "qualification"},
    {Phrase::noun_facility, "机构", "facility"},
    {Phrase::noun_capacity, "容量", "capacity"},
    {Phrase::noun_indicator, "可作指标的量", "quantity to measure"},
    {Phrase::noun_target, "指标行", "target"},
    {Phrase::owner_people, "人口序列", "a people series"},
    {Phrase::owner_staffed_beds, "配足人员的床位", "the beds that are staffed"},
    {Phrase::owner_cadre, "人员类别", "a cadre"},
    {Phrase::owner_qualification, "{0} 的一项资格", "a qualification of {0}"},
    {Phrase::owner_capacity, "容量", "a capacity"},
    {Phrase::no_such, "没有{0} {1}{2}", "no {0} '{1}'{2}"},
    {Phrase::id_taken, "标识已用于{0}；人口序列、人员类别、资格和容量的标识不能相同", "the id belongs to {0} already; people series, cadres, qualifications and capacities share one list of ids"},
    {Phrase::format_not_read, "本程序读取格式 {0}，而文件写的是 {1}；请更新 permille", "this program reads format {0}, the file is written in {1}; a newer permille reads it"},
    {Phrase::target_year_not_after_base, "目标年 {0} 须晚于基年 {1}", "the target year {0} must be later than the base year {1}"},
    {Phrase::horizon_too_long, "从基年到目标年有 {0} 年，最多 {1} 年", "{0} years from base to target; at most {1}"},
    {Phrase::steps_not_offered, "一年不能分为 {0} 步；请写 1、2、4 或 12", "a year has 1, 2, 4 or 12 steps, not {0}"},
    {Phrase::one_value_only, "此处只用一个值，不能写 path；请写一个数或一个分布", "one value is used here, a path over years cannot be; write a number or a distribution"},
    {Phrase::give_one_of, "请写 {0} 或 {1}", "write {0} or {1}"},
    {Phrase::give_only_one, "{0} 与 {1} 只能写一个；上级文件写了的，可用 null 删去", "{0} and {1} say the same thing; write one, and null removes what a parent file states"},
    {Phrase::runs_backwards, "前后颠倒：从 {0} 到 {1}", "runs backwards, from {0} to {1}"},
    {Phrase::towns_above_county, "各乡镇人口合计 {0}，多于全县的 {1}", "the towns' people add up to {0}, more than the county's {1}"},
    {Phrase::towns_below_county, "各乡镇人口均已给出，合计 {0}，少于全县的 {1}", "all towns' people are given and add up to {0}, less than the county's {1}"},
    {Phrase::facilities_above_county, "各机构合计 {0}，多于全县的 {1}", "the facilities state {0} in total, more than the county's {1}"},
    {Phrase::shares_above_one, "各份额合计 {0}，超过 1", "the shares add up to {0}, more than 1"},
    {Phrase::shares_not_one, "各份额合计 {0}，须为 1", "the shares add up to {0}; they must make 1"},
    {Phrase::no_towns, "至少要有一个乡镇", "at least one town is needed"},
    {Phrase::no_seat, "没有县城；请在一个乡镇写 seat: true", "no town is the county seat; write seat: true at one"},
    {Phrase::second_seat, "县城只有一个，{0} 已是", "there is one county seat, and {0} is it already"},
    {Phrase::ages_overlap, "与年龄组 {0} 重叠", "overlaps with the age group {0}"},
    {Phrase::part_of_itself, "不能是自己的一部分", "a cadre cannot be a part of itself"},
    {Phrase::part_of_part, "{0} 本身是 {1} 的一部分；合计只有一层", "{0} is itself a part of {1}; a part has no parts"},
    {Phrase::stated_at_sum, "{0} 是各部分之和，没有自己的人员；{1} 请写在各部分", "{0} is the sum of its parts and has no people of its own; state {1} at the parts"},
    {Phrase::amount_missing, "缺少 amount", "the amount is missing"},
    {Phrase::amount_beside_rest, "in: rest 取其余部分，不能写 amount；给出数量时请写 in: count 等", "takes the rest, so no amount can be stated; for one of its own write in: count or the like"},
    {Phrase::unit_of_parts, "{0} 只用于合计的各部分；请写 count、per_1000 或 per_10000", "{0} is for the parts of a sum; write count, per_1000 or per_10000"},
    {Phrase::rest_of_qualification, "资格不能取其余；请写 count、per_1000、per_10000 或 share", "a qualification cannot take a rest; write count, per_1000, per_10000 or share"},
    {Phrase::part_not_counted, "{0} 没有 base 而另一部分有数量；请在此写数量，或给 {0} 写 base", "another part of {0} is counted and {0} has no base; state a number here, or a base there"},
    {Phrase::rest_missing, "须有一个部分写 in: rest，取其余", "one of its parts must take the rest (in: rest)"},
    {Phrase::second_rest, "{0} 已取其余", "{0} takes the rest already"},
    {Phrase::cadre_lacks, "有 base 就要推算，须有 {0}", "has a base and so is projected, which needs {0}"},
    {Phrase::part_lacks, "有 base 就要推算，须有 {0}，写在此处或 {1}", "has a base and so is projected, which needs {0}, here or at {1}"},
    {Phrase::counted_in_sum, "已计入 {0}；两者只写一个", "is counted in {0} already; state one of them"},
    {Phrase::beds_without_capacity, "写了床位，但 capacity 中没有带 tiers 的 beds", "beds are stated, but capacity has no beds with tiers"},
    {Phrase::not_a_month, "{0} 不是年月；请写成 2023-06", "{0} is not a month; write it like 2023-06"},
    {Phrase::month_not_after_base, "{0} 不在基年 {1} 之后；已完工的在基数之中，未完工的请写现在计划的月份", "{0} is not after the base year {1}; what is complete stands in the base, what is late needs the month planned now"},
    {Phrase::row_taken, "第 {0} 行已是 {1}", "row {0} is {1} already"},
    {Phrase::indicator_missing, "{0} 行有数值要达到，须写 indicator", "a row of kind {0} with a number to reach needs an indicator"},
    {Phrase::goal_missing, "{0} 须有 target 或 percent_of_base；没有数值的行请写 kind: monitor", "{0} needs target or percent_of_base; a row without a number is of kind monitor"},
    {Phrase::tolerance_without_about, "tolerance 只用于 operator: about", "a tolerance belongs to operator: about"},
    {Phrase::not_a_year, "{0} 不是年份；请写成 2015", "{0} is not a year; write it like 2015"},
    // simulation
    {Phrase::colliding_ids, "“{0}”与“{1}”的随机数编号相同；请给其中一个换个键名",
     "'{0}' and '{1}' would share their random numbers; give one of them another id"},
    {Phrase::too_many_dimensions, "不确定的数有 {0} 个，最多 {1} 个；请把其中一些写成确定的数",
     "{0} uncertain numbers; at most {1} are possible; make some of them certain"},
    // indicators
    {Phrase::reason_service, "就诊类指标需就诊模型，本版尚无", "needs the patient model, not in this version"},
    {Phrase::reason_rare_event, "罕见事件类指标，本版尚无模型", "a rare event; its model is not in this version"},
    {Phrase::reason_coverage, "覆盖类指标，本版尚无模型", "a coverage; its model is not in this version"},
    {Phrase::reason_milestone, "建设类指标，本版尚无模型", "a milestone; its model is not in this version"},
    {Phrase::reason_monitor, "仅作监测", "for monitoring only"},
    {Phrase::reason_no_base, "无基数", "no base value"},
    {Phrase::reason_no_target, "无目标数值", "no numeric target"},
    {Phrase::reason_target_in_words, "目标不是数值（{0}）", "the target is not a number ({0})"},
    {Phrase::reason_no_indicator, "未声明如何计量（indicator）", "nothing says what it measures (indicator)"},
    {Phrase::reason_not_simulated, "模型中没有“{0}”", "'{0}' is not simulated"},
    {Phrase::reason_year_outside, "目标年 {0} 不在 {1}–{2} 之内", "its year {0} lies outside {1}-{2}"},
    {Phrase::reason_all_failed, "所有模拟均失败", "every replication failed"},
    {Phrase::unit_people, "人", "people"},
    {Phrase::unit_pieces, "个", "units"},
    // report
    // cli
};

static_assert(std::size(wordings) == static_cast<std::size_t>(Phrase::count_), "a phrase without wording");

std::string fill(std::string_view pattern, std::initializer_list<Argument> arguments, Language language) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
            const auto blank = static_cast<std::size_t>(pattern[i + 1] - '0');
            expects(blank < arguments.size());
            out += arguments.begin()[blank].in(language);
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

}  // namespace

Argument::Argument(double number) : Argument(fmt::format("{}", number)) {}

const Wording& wording(Phrase phrase) {
    const Wording& found = wordings[static_cast<std::size_t>(phrase)];
    ensures(found.phrase == phrase);
    return found;
}

Text say(Phrase phrase, std::initializer_list<Argument> arguments) {
    const Wording& words = wording(phrase);
    return {fill(words.zh, arguments, Language::zh), fill(words.en, arguments, Language::en)};
}

}  // namespace permille
