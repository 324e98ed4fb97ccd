// The Chinese wording of units.
#include "permille/base/unit_word.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace permille {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 46> words{{
    {"%", "%"},
    {"1", "1"},
    {"1/year", "每年"},
    {"as given by `in`", "见 in"},
    {"as printed there", "与原文相同"},
    {"as the claim", "与该说法相同"},
    {"as the figure", "与该数字相同"},
    {"as the lever", "与该抓手相同"},
    {"as the row", "与该行相同"},
    {"beds", "张"},
    {"births", "名新生儿"},
    {"births per woman", "每名妇女生育数"},
    {"boys per girl", "男婴/女婴"},
    {"days", "天"},
    {"days per year", "天/年"},
    {"degrees", "度"},
    {"events", "例"},
    {"events per `per` births", "每 per 例活产的例数"},
    {"exponent", "指数"},
    {"km/h", "公里/小时"},
    {"km2", "平方公里"},
    {"log odds", "对数优势"},
    {"log weight", "对数权重"},
    {"minutes", "分钟"},
    {"month", "月份"},
    {"months", "个月"},
    {"nurses per bed", "护士/床"},
    {"people, beds or places", "人、张或个"},
    {"per 1000", "每千人"},
    {"per 10000", "每万人"},
    {"per 1000 per year", "每千人每年"},
    {"per person", "每人"},
    {"persons", "人"},
    {"persons per year", "人/年"},
    {"persons per 1000 people", "人/千人"},
    {"physicians per bed", "医师/床"},
    {"ratio", "比值"},
    {"scale", "所用尺度"},
    {"share", "份额"},
    {"units", "个"},
    {"units per year", "个/年"},
    {"visits per day", "人次/天"},
    {"weight", "权重"},
    {"year", "年份"},
    {"years", "年"},
    {"yuan", "元"},
}};

}  // namespace

Text unit_word(std::string_view unit) {
    // A rate of something is the thing's word with its year.
    constexpr std::string_view yearly = " per year";
    const auto found = std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.first == unit; });
    if (found != words.end()) return {std::string(found->second), std::string(unit)};
    if (unit.ends_with(yearly))
        return {unit_word(unit.substr(0, unit.size() - yearly.size())).zh + "/年", std::string(unit)};
    return {std::string(unit), std::string(unit)};
}

}  // namespace permille
