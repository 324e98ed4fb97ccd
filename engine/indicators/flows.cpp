// Flows by the endings of their series.
#include "permille/indicators/flows.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>

#include "permille/base/phrases.hpp"
#include "permille/indicators/measure.hpp"

namespace permille::indicators {
namespace {

struct Ending {
    FlowKind kind;
    double sign;
    std::string_view ending;
    bool needed;  // without it the flows would not add up
};

constexpr std::array staff{
    Ending{FlowKind::recruited, 1, ".recruited", true}, Ending{FlowKind::completed, 1, ".completed", true},
    Ending{FlowKind::rehired, 1, ".rehired", true},     Ending{FlowKind::retired, -1, ".retired", true},
    Ending{FlowKind::left, -1, ".left", true},          Ending{FlowKind::observed, 1, ".observed", false}};
constexpr std::array qualification{
    Ending{FlowKind::trained, 1, ".trained", true}, Ending{FlowKind::completed, 1, ".completed", false},
    Ending{FlowKind::lost, -1, ".lost", true}, Ending{FlowKind::observed, 1, ".observed", false}};
constexpr std::array capacity{Ending{FlowKind::grown, 1, ".grown", true}, Ending{FlowKind::opened, 1, ".opened", true},
                              Ending{FlowKind::added, 1, ".added", false},
                              Ending{FlowKind::observed, 1, ".observed", false}};
constexpr std::array age_group{
    Ending{FlowKind::entered, 1, ".entered", true}, Ending{FlowKind::deaths, -1, ".deaths", true},
    Ending{FlowKind::outgrew, -1, ".outgrew", true}, Ending{FlowKind::net_migration, 1, ".net_migration", true},
    Ending{FlowKind::observed, 1, ".observed", false}};
constexpr std::array everybody{Ending{FlowKind::births, 1, "births", true},
                               Ending{FlowKind::deaths, -1, "deaths", true},
                               Ending{FlowKind::net_migration, 1, "net_migration", true},
                               Ending{FlowKind::observed, 1, "residents.observed", false}};

// Nothing where one that is needed is not recorded.
std::vector<Flow> found_of(std::span<const std::string> series, const std::string& before,
                           std::span<const Ending> endings) {
    std::vector<Flow> flows;
    for (const Ending& ending : endings) {
        const int position = position_of(series, before + std::string(ending.ending));
        if (position >= 0)
            flows.push_back({ending.kind, ending.sign, {position}});
        else if (ending.needed)
            return {};
    }
    return flows;
}

// Flow by flow over the parts of a sum; nothing where one part does not say.
std::vector<Flow> flows_of_sum(const Scenario& scenario, std::span<const std::string> series, std::string_view sum) {
    std::vector<Flow> flows;
    for (const auto& [id, cadre] : scenario.workforce) {
        if (cadre.part_of != sum || position_of(series, id) < 0) continue;
        const std::vector<Flow> part = found_of(series, id, staff);
        if (part.empty()) return {};
        for (const Flow& flow : part) {
            const auto same =
                std::find_if(flows.begin(), flows.end(), [&](const Flow& other) { return other.kind == flow.kind; });
            if (same == flows.end())
                flows.push_back(flow);
            else
                same->series.insert(same->series.end(), flow.series.begin(), flow.series.end());
        }
    }
    return flows;
}

Phrase phrase_of(FlowKind kind) {
    constexpr std::array phrases{Phrase::flow_recruited,
                                 Phrase::flow_completed,
                                 Phrase::flow_rehired,
                                 Phrase::flow_trained,
                                 Phrase::flow_retired,
                                 Phrase::flow_left,
                                 Phrase::flow_lost,
                                 Phrase::flow_grown,
                                 Phrase::flow_opened,
                                 Phrase::flow_added,
                                 Phrase::flow_births,
                                 Phrase::flow_entered,
                                 Phrase::flow_deaths,
                                 Phrase::flow_outgrew,
                                 Phrase::flow_net_migration,
                                 Phrase::flow_women,
                                 Phrase::flow_births_per_woman,
                                 Phrase::flow_observed,
                                 Phrase::flow_whole,
                                 Phrase::flow_planned,
                                 Phrase::flow_late,
                                 Phrase::flow_not_built};
    static_assert(phrases.size() == std::size(Names<FlowKind>::names));
    return phrases[static_cast<std::size_t>(kind)];
}

}  // namespace

std::vector<Flow> flows_of(const Scenario& scenario, std::span<const std::string> series, std::string_view stock) {
    const std::string id(stock);
    if (id == "residents" || id == "mean_residents") return found_of(series, "", everybody);
    for (const std::span<const Ending> endings :
         {std::span<const Ending>(staff), std::span<const Ending>(qualification), std::span<const Ending>(capacity),
          std::span<const Ending>(age_group)})
        if (std::vector<Flow> flows = found_of(series, id, endings); !flows.empty()) return flows;
    return flows_of_sum(scenario, series, stock);
}

Text flow_name(FlowKind kind) {
    return say(phrase_of(kind));
}

Text stock_name(const Scenario& scenario, const std::string& stock) {
    constexpr std::array<std::pair<std::string_view, Phrase>, 8> people{
        {{"residents", Phrase::stock_residents},
         {"mean_residents", Phrase::stock_residents},
         {"women_15_49", Phrase::stock_women},
         {"children_under_3", Phrase::stock_children_under_3},
         {"children_0_14", Phrase::stock_children_0_14},
         {"people_15_plus", Phrase::stock_people_15_plus},
         {"people_65_plus", Phrase::stock_people_65_plus},
         {"births", Phrase::stock_births}}};
    for (const auto& [id, phrase] : people)
        if (id == stock) return say(phrase);
    for (const auto& [id, cadre] : scenario.workforce) {
        if (id == stock) return cadre.name;
        if (const workforce::Qualification* qualified = cadre.qualifications.find(stock)) return qualified->name;
    }
    if (const facilities::Capacity* places = scenario.capacity.find(stock)) return places->name;
    return {stock, stock};
}

}  // namespace permille::indicators
