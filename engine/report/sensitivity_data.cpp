// The same as CSV and JSON, made from one walk over every number.
#include <functional>

#include "json_document.hpp"
#include "permille/describe/number.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/sensitivity_report.hpp"
#include "permille/report/version.hpp"

namespace permille::report {
namespace {

using explore::Banded;

// One number of an analysis.
struct Found {
    std::string factor, other, measure;
    double value = 0;
    std::optional<Banded> band;
};

// Calls `take` with every number that was found about an output.
class Walk {
  public:
    Walk(const std::vector<std::string>& factors, const std::function<void(const Found&)>& take)
        : factors_(factors), take_(take) {}

    void operator()(std::monostate) const {}
    void operator()(explore::Constant) const {}

    void operator()(const explore::SobolIndices& indices) const {
        take_({{}, {}, "variance", indices.variance, {}});
        for (std::size_t f = 0; f < factors_.size(); ++f) {
            banded(f, "first", indices.first[f]);
            banded(f, "total", indices.total[f]);
        }
        for (std::size_t a = 0, at = 0; a < factors_.size(); ++a)
            for (std::size_t b = a + 1; b < factors_.size(); ++b, ++at)
                take_({factors_[a], factors_[b], "second", indices.second[at].value, indices.second[at]});
    }
    void operator()(const std::vector<explore::ElementaryEffects>& effects) const {
        for (std::size_t f = 0; f < factors_.size(); ++f) {
            take_({factors_[f], {}, "mu", effects[f].mu, {}});
            banded(f, "mu_star", effects[f].mu_star);
            take_({factors_[f], {}, "sigma", effects[f].sigma, {}});
        }
    }
    void operator()(const std::vector<explore::TornadoBar>& bars) const {
        for (const auto& bar : bars) {
            take_({factors_[bar.factor], {}, "low", bar.low, {}});
            take_({factors_[bar.factor], {}, "high", bar.high, {}});
            if (bar.swing) take_({factors_[bar.factor], {}, "swing", *bar.swing, {}});
        }
    }
    void operator()(const explore::Boxes& boxes) const {
        take_({{}, {}, "points", static_cast<double>(boxes.points), {}});
        take_({{}, {}, "missing", static_cast<double>(boxes.missing), {}});
        if (!boxes.box) return;
        take_({{}, {}, "coverage", boxes.box->coverage, {}});
        take_({{}, {}, "density", boxes.box->density, {}});
        take_({{}, {}, "mass", boxes.box->mass, {}});
        for (std::size_t f = 0; f < factors_.size(); ++f)
            for (const auto& [word, held] : boxes.words_of(f))
                take_({factors_[f], word, "holds", held ? 1.0 : 0.0, {}});
        for (const explore::Limit& limit : boxes.limits) {
            const explore::BoxDimension& dimension = boxes.dimensions[limit.dimension];
            if (!dimension.word.empty()) continue;
            const std::string side = limit.above ? "at_most" : "at_least";
            take_({factors_[dimension.factor], {}, side, limit.value, {}});
            take_({factors_[dimension.factor], {}, side + "_quasi_p", limit.quasi_p, {}});
        }
    }

  private:
    void banded(std::size_t factor, const char* measure, const Banded& value) const {
        take_({factors_[factor], {}, measure, value.value, value});
    }

    const std::vector<std::string>& factors_;
    const std::function<void(const Found&)>& take_;
};

std::string found_cell(double value) {
    return std::isfinite(value) ? shortest_text(value) : std::string();
}

}  // namespace

std::string sensitivity_csv(const SensitivityResult& result) {
    std::string out = "scenario,design,output,factor,other,measure,value,low,high\n";
    for (const SensitivityOf& output : result.outputs) {
        const std::function<void(const Found&)> take = [&](const Found& one) {
            for (const std::string* text : {&result.scenario, &result.design, &output.output, &one.factor, &one.other})
                out += csv_cell(*text) + ",";
            out += one.measure + "," + found_cell(one.value) + "," + (one.band ? found_cell(one.band->low) : "") + "," +
                   (one.band ? found_cell(one.band->high) : "") + "\n";
        };
        std::visit(Walk(result.factors, take), output.found);
    }
    return out;
}

std::string sensitivity_json(const SensitivityResult& result) {
    Json outputs = Json::array();
    for (const SensitivityOf& output : result.outputs) {
        Json findings = Json::array();
        const std::function<void(const Found&)> take = [&](const Found& one) {
            findings.push_back({{"factor", string_or_null(one.factor)},
                                {"other", string_or_null(one.other)},
                                {"measure", one.measure},
                                {"value", number(one.value)},
                                {"interval", one.band ? Json::array({number(one.band->low), number(one.band->high)})
                                                      : Json(nullptr)}});
        };
        std::visit(Walk(result.factors, take), output.found);
        outputs.push_back({{"output", output.output}, {"findings", std::move(findings)}});
    }
    return document({{"schema", "permille.sensitivity/1"},
                     {"version", version},
                     {"scenario", result.scenario},
                     {"digest", result.digest},
                     {"seed", result.seed},
                     {"design", result.design},
                     {"points", result.points},
                     {"factors", result.factors},
                     {"outputs", std::move(outputs)}});
}

}  // namespace permille::report
